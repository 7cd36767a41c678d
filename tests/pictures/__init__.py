"""The handbook's pictures of a pull request: made anew by `python -m pictures`, never by hand."""
