"""Reports: findings as text, JSON, GitHub annotations, a job summary or SARIF.

What comes from content is shown so that it cannot act: control characters as escapes, no
workflow command, no Markdown.
"""
