"""A post from an issue form: the form itself, its answers, and the pull request made of them.

Whatever an issue says is hostile: it becomes values of front matter and the text of a post, never
a file name, a branch, a commit message, a shell word or a mention.
"""
