r"""The one reader of files with front matter, and of files that are all YAML.

It reads strictly and fails closed: a text has either a `Document` or findings, never both,
so nothing that two programs could read in two ways gets as far as a channel or the site.

python-frontmatter gives the protocol (`StrictHandler`): its `detect` and `split` find the
fences by our pattern. Its own `parse` is not called, since it strips the body (all places
would move) and takes a text with a missing second fence for one without front matter.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import attrgetter
from typing import Any, Final

from frontmatter.default_handlers import BaseHandler

from masthead.document import Document
from masthead.finding import Finding
from masthead.reader.faults import FORBIDDEN, name_character
from masthead.reader.strict_yaml import MOST_FINDINGS, Reading, read_mapping

KIB: Final = 1024
FRONT_LIMIT: Final = 16 * KIB
"""Bytes of front matter in a post (design section 4)."""
FILE_LIMIT: Final = 1024 * KIB
"""Bytes of a file (design section 4)."""
MOST_VALUES: Final = 2_000
"""Values in the front matter of a post."""
MOST_VALUES_IN_LARGE: Final = 8_000
"""Values where more than `FRONT_LIMIT` is allowed; no file may take longer than 50 ms to read."""

UTF_16: Final = re.compile(rb"\xff\xfe|\xfe\xff|[^\0]\0[^\0]\0|\0[^\0]\0[^\0]")
"""How UTF-16 text begins: with its byte order mark, or with every other byte NUL."""

SAVE_AS_UTF_8: Final = "save the file as UTF-8"

IN_FRONT: Final = re.compile(f"\t|{FORBIDDEN.pattern}")

ALMOST_FENCE: Final = re.compile(r"[\s\ufeff\u200b\u2060]*((?:-{3}|\+{3})[^\n]*\n\s*[\w-]+\s*[:=])")
"""What other programs take for front matter, but what does not begin with our fence."""

ALMOST_END: Final = re.compile(r"^[^\S\n]*(\.{3}|-{3,})[^\S\n]*$", re.MULTILINE)


class StrictHandler(BaseHandler):
    """Front matter between two lines `---`, the first of them the file's first line."""

    FM_BOUNDARY = re.compile(r"^--- *$", re.MULTILINE)

    def load(self, fm: str) -> dict[str, Any]:
        """Return the values of front matter; raise ValueError where it has a fault."""
        reading = _read_text("", fm, FRONT_LIMIT)
        if reading.findings or reading.data is None:
            raise ValueError(*(finding.message for finding in reading.findings))
        return reading.data


HANDLER: Final = StrictHandler()


def read_markdown(
    path: str, raw: bytes, *, front_limit: int = FRONT_LIMIT, required: bool = False
) -> tuple[Document | None, tuple[Finding, ...]]:
    """Read a Markdown file.

    Args:
        path: file, relative to the hub, with forward slashes.
        raw: the file's bytes.
        front_limit: most bytes of front matter.
        required: take missing front matter for a fault.

    Returns:
        The document, or None and at least one finding.
    """
    text = _decode(path, raw, FILE_LIMIT)
    if isinstance(text, Finding):
        return None, (text,)
    if not HANDLER.detect(text):
        return _read_plain(path, text, required=required)
    try:
        front, rest = HANDLER.split(text)
    except ValueError:
        return None, (_not_closed(path, text),)
    if (size := len(front.encode()) - 1) > front_limit:
        message = f"the front matter has {size:,} bytes, and {front_limit:,} are allowed"
        hint = "move text into the body, below the second `---`"
        return None, (Finding("reader/size", path, message, hint=hint),)
    body = rest.removeprefix("\n")
    reading = _read_text(path, front, front_limit)
    findings = [*reading.findings, *_characters(path, text, FORBIDDEN, len(text) - len(body))]
    if findings or reading.data is None:
        return None, _first(findings)
    body_line = front.count("\n") + 2
    data, values, keys = reading.data, reading.values, reading.keys
    return Document(path, data, body, body_line, values, keys, front), ()


def read_yaml(
    path: str, raw: bytes, *, limit: int = 512 * KIB
) -> tuple[Document | None, tuple[Finding, ...]]:
    """Read a file that is one YAML mapping.

    Args:
        path: file, relative to the hub, with forward slashes.
        raw: the file's bytes.
        limit: most bytes of the file.

    Returns:
        The document, or None and at least one finding.
    """
    text = _decode(path, raw, limit)
    if isinstance(text, Finding):
        return None, (text,)
    reading = _read_text(path, text, limit)
    if reading.findings or reading.data is None:
        return None, _first(reading.findings)
    return Document(path, reading.data, values=reading.values, keys=reading.keys), ()


def _decode(path: str, raw: bytes, limit: int) -> str | Finding:
    """Return the text without a byte order mark and with one kind of line end."""
    if len(raw) > limit:
        message = f"the file has more than {limit:,} bytes"
        return Finding("reader/size", path, message, hint="shorten it, or split it up")
    raw = raw.removeprefix(codecs.BOM_UTF8)
    if UTF_16.match(raw):
        return Finding("reader/encoding", path, "the file is UTF-16 text", hint=SAVE_AS_UTF_8)
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        before = _one_line_end(raw[: error.start].decode())
        message = f"the byte 0x{raw[error.start]:02X} is not part of UTF-8 text"
        line, column = _line_and_column(before, len(before))
        return Finding("reader/encoding", path, message, line, column, hint=SAVE_AS_UTF_8)
    if not text.strip():
        return Finding("reader/empty", path, "the file is empty", hint="write it, or delete it")
    return _one_line_end(text)


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _read_plain(
    path: str, text: str, *, required: bool
) -> tuple[Document | None, tuple[Finding, ...]]:
    """Read a text that does not begin with a fence."""
    if almost := ALMOST_FENCE.match(text):
        line, column = _line_and_column(text, almost.start(1))
        message = "the file looks as if it began with front matter, but its first line is not `---`"
        hint = "make the first line three hyphens and nothing else"
        return None, (Finding("reader/fence", path, message, line, column, hint=hint),)
    if required:
        hint = "begin the file with a line `---`, lines `key: value`, and a second line `---`"
        return None, (Finding("reader/fence", path, "there is no front matter", hint=hint),)
    if findings := list(_characters(path, text, FORBIDDEN)):
        return None, _first(findings)
    return Document(path, {}, text), ()


def _not_closed(path: str, text: str) -> Finding:
    """Make the finding for front matter without an end, at what was meant as its end."""
    message = "the front matter that begins in line 1 is not closed"
    if end := ALMOST_END.search(text, len("---")):
        line, column = _line_and_column(text, end.start(1))
        hint = "make this line three hyphens and nothing else"
        return Finding("reader/fence", path, message, line, column, hint=hint)
    return Finding("reader/fence", path, message, hint="add a line `---` after the last key")


def _read_text(path: str, text: str, limit: int) -> Reading:
    """Read YAML, with what may not stand in it put out of the way, so that all faults show."""
    findings = list(_characters(path, text, IN_FRONT))
    if len(findings) == MOST_FINDINGS:
        return Reading(None, {}, {}, tuple(findings))
    if findings:
        text = FORBIDDEN.sub("\ufffd", text.replace("\t", " "))
    most_values = MOST_VALUES if limit <= FRONT_LIMIT else MOST_VALUES_IN_LARGE
    reading = read_mapping(path, text, most_values)
    tabs = any(finding.rule == "reader/tab" for finding in findings)
    # A tab in the indentation makes the lines around it look wrong to the parser: one fault.
    findings += [one for one in reading.findings if not (tabs and one.rule == "reader/yaml")]
    return reading._replace(findings=tuple(findings))


def _characters(
    path: str, text: str, pattern: re.Pattern[str], start: int = 0
) -> Iterator[Finding]:
    """Yield a finding for each character of `pattern`, up to `MOST_FINDINGS`."""
    for match in islice(pattern.finditer(text, start), MOST_FINDINGS):
        line, column = _line_and_column(text, match.start())
        if match[0] == "\t":
            hint = "indent and separate with spaces"
            yield Finding("reader/tab", path, "a tab stands here", line, column, hint=hint)
        else:
            message = f"the character {name_character(match[0])} stands here"
            yield Finding("reader/character", path, message, line, column, hint="delete it")


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Return line and column, both from 1, of an offset in a text."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _first(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings in the order of their places, cut to `MOST_FINDINGS`."""
    return tuple(sorted(findings, key=attrgetter("line", "column"))[:MOST_FINDINGS])
