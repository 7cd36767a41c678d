"""What editors need to know of the schemas, each in the editor's own words.

It is made from `masthead.kinds.KINDS` and never written by hand: the forms of Sveltia CMS
(`forms`), the content types of Front Matter CMS (`front_matter_cms`), the schemas that VS Code
asks for (`vscode`).
"""
