"""The site: a tree of pages made from the hub, and the adapters that hand it to an engine.

Pure (no disk, no clock): `tree` and the page modules it calls. Edges: `staging`, `engine`,
`output`, `serving`. Doors: `building`, and `plugin` for a bare `mkdocs build`.
"""
