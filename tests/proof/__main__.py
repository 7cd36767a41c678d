"""Write the figures of the handbook's page on the guarantee: `python -m proof` in `tests`.

The campaigns (`make simulate`, `make crash`, `make mutants`) leave what they found in
`tests/results`; this turns it into the blocks of the page between their markers, and into the
drawings beside it. A test fails where they disagree.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from proof.blocks import BLOCKS, CHARTS, Results
from proof.drawing import draw

TESTS = Path(__file__).parents[1]
FOLDER = TESTS.parent / "content/handbook"
PAGE = "guarantee.md"
BLOCK = re.compile(r"(<!-- proof: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def load(folder: Path = TESTS / "results") -> Results:
    """Return what the campaigns found, by the name of the file."""
    return {path.stem: json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")}


def filled(page: str, results: Results) -> str:
    """Return the page with its blocks written anew."""

    def fill(match: re.Match[str]) -> str:
        lines = "\n".join(BLOCKS[match[2]](results))
        return f"{match[1]}\n{lines}\n\n{match[3]}"

    return BLOCK.sub(fill, page)


def files(results: Results) -> Mapping[str, str]:
    """Return the page and its drawings by file name."""
    page = (FOLDER / PAGE).read_text("utf-8")
    drawings = {name: draw(chart(results)) for name, chart in CHARTS.items()}
    return {PAGE: filled(page, results), **drawings}


def main() -> int:
    """Write what differs, and say so."""
    for name, text in files(load()).items():
        path = FOLDER / name
        if not path.is_file() or path.read_text("utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"written: {path.relative_to(TESTS.parent)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
