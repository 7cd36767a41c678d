"""The handbook's page on the rules, made from the rules themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from masthead.rules.pictures import Picture
from masthead.rules.rule import Entry, Example, Option
from masthead.rules.secrets import mask
from masthead.rules.visible import visible

KINDS = {"yml": "yaml", "json": "json", "svg": "xml"}
"""How an example's file is coloured, by its ending."""

INTRODUCTION = """\
---
title: Rules
---
Written by `masthead reference` from the rules' own modules.

Each finding names its rule. A rule's level is `error`, `warning`, `notice` or `off`; only errors
fail a check. `masthead.yml` changes levels and options:

```yaml
rules:
  post/duplicate: notice
  hashtags/case: {level: warning, max_letters: 20}
```

A post's front matter can waive a rule for a while, until the end of the last day:

```yaml
waivers:
  - rule: post/duplicate
    reason: The same words on purpose, once a year.
    until: 2026-12-31
```

A rule whose findings cannot be taken back, and those on reading and on schemas, cannot be waived.

The examples are files over a small hub of a fictional maker of lamps, and run as tests. Its
channels are `outbox`, `site`, `mastodon`, `bluesky` and `linkedin`, its people `sari` and
`repair-cafe` (who has an account on Mastodon), its goal `trust-2026`;
the day is Monday, 7 December 2026.
"""


def page(entries: Iterable[Entry]) -> str:
    """Return the page: all rules in a table, then each with its purpose, options and examples."""
    ordered = list(entries)
    lines = [INTRODUCTION, "| Rule | Level | What is right |", "|---|---|---|"]
    for entry in ordered:
        summary = entry.doc.partition("\n")[0].replace("|", "\\|")
        lines.append(f"| [{entry.id}](#{anchor(entry.id)}) | {entry.level} | {summary} |")
    for entry in ordered:
        lines += _section(entry)
    return "\n".join(lines) + "\n"


def anchor(id: str) -> str:
    """Return the name of a rule's place on the page: `post/length` -> `post-length`."""
    return id.replace("/", "-")


def _section(entry: Entry) -> Iterator[str]:
    yield from ("", f"## {entry.id} {{ #{anchor(entry.id)} }}", "", entry.doc, "")
    facts = [f"Level: `{entry.level}`" + (", which cannot be changed." if entry.fixed else ".")]
    if not entry.waivable:
        facts.append("It cannot be waived.")
    yield " ".join(facts)
    if entry.options:
        yield from ("", "| Option | Default |", "|---|---|")
        yield from _options(entry.options)
    for title, example in (("Passes", entry.passing), ("Fails", entry.failing)):
        if example:
            yield from _example(title, example)


def _options(options: Mapping[str, Option]) -> Iterator[str]:
    for name, default in options.items():
        if isinstance(default, Mapping):
            for lang, words in default.items():
                yield f"| `{name}.{lang}` | {', '.join(words)} |"
        else:
            shown = ", ".join(default) if isinstance(default, tuple) else str(default)
            yield f"| `{name}` | {shown} |"


def _example(title: str, example: Example) -> Iterator[str]:
    yield from ("", f"{title}:")
    for path, content in example.files.items():
        if isinstance(content, Picture):
            yield from ("", f"`{path}`, a picture of {content.width} by {content.height} pixels")
            continue
        kind = KINDS.get(path.rpartition(".")[2], "markdown")
        # A secret's example must not be one itself, nor hide a character from the reader.
        text = visible(mask(content), keep="\n").rstrip("\n")
        yield from ("", f"`{path}`", "", f"````{kind}", text, "````")
    if example.published:
        yield from ("", f"The ledger knows: {', '.join(example.published)}.")
