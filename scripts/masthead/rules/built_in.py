"""The rules that reading and the schemas apply, as lines of the table.

They stand here so that levels, waivers and the handbook know them; the findings come from
`masthead.reader`, `masthead.walking`, `masthead.schema` and `masthead.workspace`. Nothing of
a file can be trusted before it is read: no waiver silences them, and `reader/*` and `table/*`
keep their level.
"""

from __future__ import annotations

from masthead.finding import Level
from masthead.rules.rule import Entry, Example, post_example

_NAME = "title: Repair week starts on Monday\n"
_DATE = "publish_at: 2026-12-14 09:00\n"
_TITLE = _NAME + _DATE
_REST = "channels: [outbox]\n---\nBring your lamp, leave with a lamp that works.\n"


def _reader(name: str, doc: str, failing: str = "", passing: str = "") -> Entry:
    """Return a rule of the reader; the examples are lines of a post's front matter."""
    if not failing:
        return Entry(f"reader/{name}", Level.ERROR, doc, None, None, waivable=False, fixed=True)
    return Entry(
        f"reader/{name}",
        Level.ERROR,
        doc,
        post_example(f"---\n{_TITLE}{passing}{_REST}"),
        post_example(f"---\n{_TITLE}{failing}{_REST}"),
        waivable=False,
        fixed=True,
    )


def _table(name: str, doc: str) -> Entry:
    """Return a rule of the reader of tables; a post cannot show one."""
    return Entry(f"table/{name}", Level.ERROR, doc, None, None, waivable=False, fixed=True)


def _schema(id: str, doc: str, failing: str, passing: str) -> Entry:
    """Return a rule of the schemas; the examples are lines of a post's front matter."""
    return Entry(
        id,
        Level.ERROR,
        doc,
        post_example(f"---\n{passing}{_REST}"),
        post_example(f"---\n{failing}{_REST}"),
        waivable=False,
    )


BUILT_IN = (
    _reader(
        "alias",
        "Front matter repeats no value by `*name`.\n\nWrite the value out, or put the text in "
        "quotes. A few lines of aliases can grow to gigabytes.",
        "lang: *en\n",
        "lang: en\n",
    ),
    _reader(
        "anchor",
        "Front matter names no value by `&name`.\n\nDelete the name, or put the text in quotes.",
        "lang: &language en\n",
        "lang: en\n",
    ),
    _reader(
        "case-clash",
        "No two names differ in capitals only.\n\nSome systems keep only one of the files: "
        "rename the other.",
    ),
    _reader(
        "character",
        "No file holds control characters, or characters that reorder what is shown.\n\nThey "
        "make a line look like another one than machines read. Delete them.",
        "quadrant: educate # \N{RIGHT-TO-LEFT OVERRIDE}eripsni\n",
        "quadrant: educate\n",
    ),
    _reader(
        "depth",
        "Lists and mappings are nested twelve deep at most.\n\nWrite the value flatter.",
        "hashtags: [[[[[[[[[[[[[Lamps]]]]]]]]]]]]]\n",
        "hashtags: [Lamps]\n",
    ),
    _reader(
        "directive",
        "No line of front matter begins with `%`.\n\nDelete the line.",
        "%YAML 1.1\n",
    ),
    _reader(
        "document",
        "Front matter is one document.\n\nDelete the line `...`, or move what follows into a "
        "file of its own.",
        "...\n",
    ),
    _reader(
        "duplicate-key",
        "Each key stands once.\n\nPrograms differ in which of the two counts. Keep one.",
        "lang: en\nlang: id\n",
        "lang: en\n",
    ),
    _reader("empty", "No file is empty.\n\nWrite it, or delete it."),
    _reader("encoding", "Every text is UTF-8.\n\nSave the file as UTF-8."),
    _reader(
        "fence",
        "Front matter stands between two lines `---`.\n\nThe first is the file's first line. "
        "Without the second, other programs would take the front matter for text.",
    ),
    _reader(
        "key",
        "A key is one word.\n\nWrite a word, or put the key in quotes.",
        "[lang]: en\n",
        "lang: en\n",
    ),
    _reader(
        "mapping",
        "Front matter holds lines `key: value`.\n\nA list or a plain text is neither.",
    ),
    _reader(
        "merge-key",
        "Front matter merges no mappings by `<<`.\n\nWrite the keys out.",
        "<<: {lang: en}\n",
        "lang: en\n",
    ),
    _reader(
        "name",
        "Every system takes the names of our files.\n\nRename a file whose name holds control "
        "characters, `<`, `>`, `:`, quotes or decomposed letters.",
    ),
    _reader(
        "not-a-file",
        "In `content/` and `strategy/` are regular files only.\n\nDelete pipes, sockets and "
        "devices.",
    ),
    _reader(
        "size",
        "No file is too large to read.\n\nA file has up to 1 MiB, the front matter of a post up "
        "to 16 KiB, of a guide up to 512 KiB. Move text into the body, or split it up.",
    ),
    _reader(
        "symlink",
        "No file is a symbolic link.\n\nA link could lead out of the hub and take a file with it "
        "into the public site. Put the file itself there.",
    ),
    _reader(
        "tab",
        "Front matter holds no tabs.\n\nIndent and separate with spaces.",
        "lang:\ten\n",
        "lang: en\n",
    ),
    _reader(
        "tag",
        "Front matter sets no types by `!name`.\n\nDelete the type, or put the text in quotes.",
        "lang: !!str en\n",
        "lang: en\n",
    ),
    _reader("unreadable", "Every file and folder can be opened.\n\nGive yourself the right to."),
    _reader("values", "Front matter holds 2,000 values at most.\n\nSplit it up."),
    _reader(
        "yaml",
        "Front matter is YAML that can be read.\n\nThe finding says what is open or where the "
        "text does not go on. A text with a colon in it needs quotes.",
        "hashtags: [Lamps\n",
        "hashtags: [Lamps]\n",
    ),
    _schema(
        "media/path",
        "A media file is named from the post's folder, or from `content/` with a leading `/`."
        "\n\nNothing leads out of the hub: no `..`, no address, no symbolic link.",
        _TITLE + "media:\n  - {file: ../../../secret.png, alt: A lamp that nobody may see}\n",
        _TITLE,
    ),
    _schema(
        "post/date",
        "A date and time exists once in its zone.\n\nWhen clocks change, an hour is missing or "
        "comes twice. The finding shows both readings: write the one you mean with its offset.",
        _NAME + "publish_at: 2027-03-28 02:30\nzone: Europe/Berlin\n",
        _NAME + "publish_at: 2027-03-28T02:30+01:00\nzone: Europe/Berlin\n",
    ),
    Entry(
        "schema/duplicate-id",
        Level.ERROR,
        "No two pages of a kind have the same id.\n\nThe id is the file's name, or its folder's "
        "for `index.md`. Rename one of the two.",
        Example({}),
        Example({"strategy/goals/trust-2026/index.md": "---\ntitle: Trust\n---\nAgain.\n"}),
        waivable=False,
    ),
    _schema(
        "schema/missing",
        "Every key that is needed is there.\n\n`masthead new` writes a file with all keys "
        "explained.",
        _DATE,
        _TITLE,
    ),
    _schema(
        "schema/unknown-key",
        "Every key is known.\n\nAn unknown key is most often a typing mistake, and would do "
        "nothing.",
        _TITLE + "chanels: [outbox]\n",
        _TITLE,
    ),
    _schema(
        "schema/value",
        "Every value is of the kind its key needs.\n\nThe finding says what it must be; "
        "`masthead schema` prints it for editors.",
        _TITLE + "draft: perhaps\n",
        _TITLE + "draft: true\n",
    ),
    _table(
        "cells",
        "Each row of a table has as many cells as its header.\n\nPut a cell that holds a comma in "
        'quotes: `"1,5"`. An empty cell keeps its comma.',
    ),
    _table(
        "character",
        "No table holds control characters, or characters that reorder what is shown.\n\nDelete "
        "them.",
    ),
    _table(
        "column",
        "The columns of a table are those of its kind.\n\nAn unknown column is most often a typing "
        "mistake, and would do nothing.",
    ),
    _table("encoding", "Every table is UTF-8.\n\nSave it as `CSV UTF-8`."),
    _table(
        "formula",
        "No cell can be taken for a formula.\n\nA spreadsheet executes a cell that begins with "
        "`=`, `+`, `-` or `@` and is no number. Put an apostrophe before it: `'@lentera`. "
        "Masthead does not read it as part of the cell.",
    ),
    _table(
        "header",
        "The first row names each column once.\n\nName every column, and rename or delete what "
        "stands twice.",
    ),
    _table(
        "quote",
        "Every quote of a table is closed.\n\nA cell that holds quotes, commas or line breaks "
        'stands in quotes as a whole, and each quote inside it twice: `"a ""b"" c"`.',
    ),
    _table(
        "rows",
        "A table has up to 20,000 rows and 4 MiB.\n\nSplit it up by year or by month.",
    ),
    _table(
        "separator",
        "Commas separate the cells of a table.\n\nSpreadsheets in some countries write semicolons. "
        "Save the table as `CSV UTF-8` with commas.",
    ),
)
"""The rules that no module of this package applies, in order of their ids."""
