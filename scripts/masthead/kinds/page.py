"""The kind `page`: any other page of the hub, from the home page to the handbook."""

from __future__ import annotations

from masthead.schema.fields import page_record

RECORD = page_record()

BODY = """\
Say in the first sentence what this page is for. Then what a reader can do with it.
"""
