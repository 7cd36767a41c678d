"""Examples of the rules on voice: a guide and a post that it looks at."""

from __future__ import annotations

from masthead.rules.rule import POST_FILE, Example

GUIDE_FILE = "content/voice/en.md"


def guided(guide: str, body: str, front: str = "") -> Example:
    """Return an example of a guide and a post.

    Args:
        guide: lines of the guide's front matter.
        body: the post's text.
        front: further lines of the post's front matter.
    """
    return Example(
        {
            GUIDE_FILE: f"---\ntitle: How we speak\nlang: en\n{guide}---\nPlain words.\n",
            POST_FILE: "---\ntitle: Repair week starts on Monday\npublish_at: 2026-12-14 09:00\n"
            f"channels: [outbox]\n{front}---\n{body}\n",
        }
    )
