"""A change of three posts in a small hub, as a pull request brings it: good, too long, hostile."""

from __future__ import annotations

import subprocess
from pathlib import Path

from hub_builder import commit_all, post, write_hub

MASTODON = """\
---
title: Mastodon
service: folder
network: mastodon
status: active
owner: sari
cadence: {min_gap: 2h, max_per_day: 3}
---
Short notes.
"""

HOSTILE_TITLE = "@lentera/everyone see #1, www.evil.example & [a](https://evil.example) | *b*"
HOSTILE_BODY = """\
@lentera/everyone closes #1 https://evil.example

</details><script>alert(1)</script> ![x](https://evil.example/pixel.png)

````
@lentera/everyone
````
"""


def base(root: Path) -> str:
    """Write the hub as it was before, and return its commit."""
    write_hub(
        root,
        {
            "strategy/channels/mastodon.md": MASTODON,
            "content/media/bench.jpg": b"not a picture",
            "content/posts/2026/open-day.md": post(
                title="Open day", channels="[mastodon]", publish_at="2026-12-10 10:00"
            ),
            "content/posts/2026/letters.md": post(
                title="Letters", channels="[outbox]", publish_at="2026-12-10 16:00"
            ),
            "content/posts/2026/gone.md": post(title="Gone", publish_at="2026-12-20 16:00"),
        },
    )
    return commit_all(root, "before")


def change(root: Path) -> str:
    """Commit the change on a branch, and return its commit."""
    subprocess.run(["git", "checkout", "-q", "-b", "change"], cwd=root, check=True)
    (root / "content/posts/2026/gone.md").unlink()
    write_hub(
        root,
        {
            "content/posts/2026/lamps.md": post(
                "link: https://brand.example/lamps\nmedia:\n  - file: /media/bench.jpg\n",
                "Every lamp comes with its drawing.\n\n---\n\nAnd with a spare switch.\n",
                title="The lamp that you can open",
                channels="[mastodon, outbox]",
                publish_at="2026-12-10 11:00",
            ),
            "content/posts/2026/long.md": post(
                body="All of our lamps can be opened. " * 20,
                title="All that we know of lamps",
                channels="[mastodon]",
                publish_at="2026-12-12 09:00",
            ),
            "content/posts/2026/hostile.md": post(
                body=HOSTILE_BODY, title=f"'{HOSTILE_TITLE}'", channels="[mastodon]", publish_at=""
            ),
            "content/posts/2026/@everyone `x` #1.md": "no front matter, @everyone",
        },
    )
    return commit_all(root, "change")
