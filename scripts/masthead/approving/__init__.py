"""Judge a pull request: ask git and GitHub what came in and who approved it, and weigh that.

`gathering.judge_pull` fails closed: what GitHub does not say is unknown, and never an approval.
"""
