"""The page of a guide is drawn from its rules: each rule has its place there."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest

from masthead.site.content import Tree
from masthead.site.pages import written_pages
from masthead.site.view import View
from masthead.site.voice_pages import voice_index
from site_builder import read, text_of

SETTINGS = "name: Lamps\nzone: UTC\nlanguages: [en, de, ar]\n"

BASE = """\
---
title: All languages
visibility: public
names:
  - {name: Lentera, wrong: [LENTERA]}
---
What holds everywhere.
"""

FULL = """\
---
title: Voice in English
lang: en
visibility: public
owner: sari
extends: base
voice:
  - {trait: plain, not: curt, means: Short words., do: Lamps last., dont: <b>Solutions</b> excel.}
situations:
  - id: apology
    when: an apology
    shift: What went wrong.
    forbids: [emoji, humour]
    mechanics: {question: {max: 0}}
names:
  - {name: Repair Week, forms: [Repair Weeks], wrong: [repair week], why: It is a name.}
words:
  - {term: mend, status: use, why: Shorter.}
  - {term: leverage, status: avoid, instead: use, match: lemma, unless: [lever arm], topic: jargon}
  - {term: iconic, status: careful, topic: praise}
  - {term: seamless, status: banned, forms: [seamlessly], topic: praise, advice: name it}
  - {term: odd, status: avoid}
  - {id: date, term: '\\d+/\\d+', status: avoid, match: regex, topic: numbers}
  - {id: other-date, term: '\\d+-\\d+', status: avoid, match: regex, topic: numbers}
claims:
  - {term: the best, needs: evidence, why: Says who?}
  - {id: sleep, term: helps you \\w+, match: regex, needs: legal}
mechanics:
  emoji: {max: 1}
  exclamation: {max: 0}
  hashtags: {max: 3, case: camel, place: anywhere}
  capitals: {max_words: 2, allow: [LED]}
  spelling: British
  typography: {quotes: "“ ”", dash: none, decimal: ".", inner_quotes: none, ampersand: no}
  numbers: {unit: 60 cm, big_ones: in words}
address:
  use: [you]
  avoid: [dear customer]
  avoid_inside_sentence: [Sie]
  we: The company is we.
  individual: [thou, thee]
  note: One reader at a time.
channels:
  site:
    mechanics: {emoji: {max: 0}, title: {max_words: 6}, typography: {dash: "—"}}
    words: [{term: cheap, status: avoid}]
    names: [{name: Spare Shelf}]
    claims: [{term: certified, needs: evidence}]
    disclosures: [{when: gift, any_of: [Gifted]}]
    address: {avoid: [folks], we: The editor is I., note: Be brief.}
  outbox: {mechanics: {emoji: {max: 0}}}
disclosures:
  - {when: paid, market: RU, all_of: [Реклама, erid], position: start}
  - {when: paid, any_of: [Ad]}
packs: [{folder: secret-pack, off: [Headings]}]
examples:
  - {text: Lamps last., ok: true}
  - {text: "We leveraged <b>brass</b>.", ok: false, rule: voice/words/leverage}
  - {text: Come on 7/12., ok: false, rule: voice/words/date, channel: site}
  - {text: LENTERA is here., ok: false, rule: voice/names/lentera}
  - {text: The best., ok: false}
---
How we sound.

## Address

{{ address }}

{{ lang }}

{{ nothing }}

{{ words }}
"""


@pytest.fixture
def files() -> dict[str, str | bytes | None]:
    """Return a hub with a full guide and the base that it builds on."""
    return {
        "masthead.yml": SETTINGS,
        "content/voice/base.md": BASE,
        "content/voice/en.md": FULL,
        "content/voice/ar.md": "---\ntitle: صوتنا\nlang: ar\nvisibility: public\n---\nنكتب.\n",
    }


def guide(tmp_path: Path, files: dict[str, str | bytes | None], site: str, now: datetime) -> str:
    """Return the page of the full guide."""
    return text_of(tree_of(tmp_path, files, site, now), "voice/en.md")


def tree_of(tmp_path: Path, files: dict[str, str | bytes | None], site: str, now: datetime) -> Tree:
    """Return the pages that people wrote, and the list of guides."""
    view = View(read(tmp_path, files), site, now)
    return dict([*written_pages(view), *voice_index(view)])


def row(page: str, id: str) -> str:
    """Return the part of a page that starts at an anchor, up to the next one."""
    return re.split(r'<(?:div|tr|li) id="', page.split(f'id="{id}"')[1])[0]


def test_order(tmp_path: Path, files: dict[str, str | bytes | None], now: datetime) -> None:
    """Tables stand where the text asks for them; the others follow, each under a heading."""
    page = guide(tmp_path, files, "internal", now)

    order = [
        "# Voice in English",
        'aria-current="page">English</a>',
        "How we sound.",
        "## Address",
        "hub-address",
        "hub-words",
        "## Traits",
        "hub-traits",
        *("## Situations", "## Names", "## Claims", "## Mechanics", "## Typography"),
        *("## Numbers", "## By channel", "## Disclosures", "## Imported styles", "## Examples"),
        "<dt>Owner</dt><dd>Sari</dd>",
    ]
    assert order == sorted(order, key=page.index)
    assert "{{" not in page
    assert 1 == page.count("## Address")


@pytest.mark.parametrize(
    ("anchor", "shown"),
    [
        ("names-repair-week", ["Repair Week", "Repair Weeks", "<del>repair week</del>"]),
        ("words-mend", ["hub-status--use", "Shorter."]),
        ("words-leverage", ["avoid", "in every form", "right in lever arm", "<td>use</td>"]),
        ("words-seamless", ["also seamlessly", '<span class="hub-advice">name it</span>']),
        ("words-date", [">7/12</a>", "<summary>pattern</summary><code>\\d+/\\d+</code>"]),
        ("words-other-date", [">other date</a>"]),
        ("claims-the-best", ["<td>evidence</td>", "Says who?"]),
        ("claims-sleep", ["<td>legal approval</td>"]),
        ("situations-apology", ["What went wrong.", "No questions.", "hub-chip--rule", "humour"]),
        ("mechanics-emoji", ["At most one emoji in a post."]),
        ("mechanics-exclamation", ["No exclamation marks."]),
        ("mechanics-hashtags", ["At most 3 hashtags."]),
        ("mechanics-hashtags-case", ["Each word in a hashtag begins with a capital"]),
        ("mechanics-hashtags-place", ["Hashtags place: anywhere", "Spelling: British"]),
        ("mechanics-capitals", ["At most 2 words in capitals. Allowed: LED."]),
        ("mechanics-title-words", ["A title has at most 6 words."]),
        ("typography-quotes", ["Quotation marks", "“ ”", "“Lamps”"]),
        ("typography-decimal", ['<span class="hub-sample">2.4</span>']),
        ("typography-inner-quotes", ["Inner marks", "none"]),
        ("disclosures-paid-ru", ["RU", "all of", "Реклама", "at the start"]),
        ("disclosures-paid", ["elsewhere", "Ad"]),
        ("packs-secret-pack", ["secret-pack", "notice", "<code>Headings</code>"]),
    ],
)
def test_rules(
    anchor: str,
    shown: list[str],
    tmp_path: Path,
    files: dict[str, str | bytes | None],
    now: datetime,
) -> None:
    """Each kind of rule stands at its anchor, in words."""
    page = guide(tmp_path, files, "internal", now)

    assert 1 == page.count(f'id="{anchor}"')
    assert [] == [text for text in shown if text not in row(page, anchor)]


def test_words_by_topic(
    tmp_path: Path, files: dict[str, str | bytes | None], now: datetime
) -> None:
    """Words that we like come first, then the topics of the guide, the strictest word first."""
    page = guide(tmp_path, files, "internal", now)

    order = ["Words we like", "mend", ">jargon<", ">praise<", "seamless", "iconic", ">numbers<"]
    order += ["Other words", "words-odd"]
    words = page[page.index("hub-words") :]
    assert order == sorted(order, key=words.index)


def test_address(tmp_path: Path, files: dict[str, str | bytes | None], now: datetime) -> None:
    """A heading of the text that has an anchor already keeps it; the rest is said in words."""
    page = guide(tmp_path, files, "internal", now)

    assert 'id="address"' not in page  # the engine gives it to the heading
    for text in ("you", "dear customer", "Sie", "The company is we.", "thou, thee", "One reader"):
        assert text in page
    other = files | {"content/voice/en.md": FULL.replace("## Address", "## How we say it")}
    assert 'id="address"' in guide(tmp_path / "other", other, "internal", now)


def test_channels(tmp_path: Path, files: dict[str, str | bytes | None], now: datetime) -> None:
    """What a channel changes is told; a rule that only it has stands there."""
    page = guide(tmp_path, files, "internal", now)
    lines = page[page.index("hub-differs") :].partition("</dl>")[0]

    for text in (
        '<a href="../../channels/site/">Website</a>',
        '<span class="hub-line">No emoji.</span>',
        '<span class="hub-line" id="words-cheap">avoid: cheap</span>',
        '<span class="hub-line" id="names-spare-shelf">We write: Spare Shelf</span>',
        '<span class="hub-line" id="claims-certified">certified: Needs evidence</span>',
        '<span class="hub-line" id="disclosures-gift">a gift: Gifted</span>',
        '<span class="hub-line">Dash: —</span>',
        "Who speaks: The editor is I.",
        "We do not say: folks",
        "Be brief.",
    ):
        assert text in lines


def test_examples(tmp_path: Path, files: dict[str, str | bytes | None], now: datetime) -> None:
    """Bad examples have the fault marked and lead to their rule, also on another page."""
    page = guide(tmp_path, files, "internal", now)

    assert "We <mark>leveraged</mark> &lt;b&gt;brass&lt;/b&gt;." in page
    assert '<a class="hub-rule" href="#words-leverage">words/leverage</a>' in page
    assert "<mark>7/12</mark>" in page
    assert '<span class="hub-chip">site</span>' in page
    assert "<mark>LENTERA</mark>" in page
    assert 'href="../base/#names-lentera"' in page
    assert "<b>" not in page


def test_public_page(tmp_path: Path, files: dict[str, str | bytes | None], now: datetime) -> None:
    """The public page has the rules, but no owner, no pack, no channel that is internal."""
    page = guide(tmp_path, files, "public", now)

    assert 'id="words-leverage"' in page
    assert "Website" in page
    for hidden in ("secret-pack", "Sari", "sari", "Outbox", "outbox"):
        assert hidden not in page


def test_languages(tmp_path: Path, files: dict[str, str | bytes | None], now: datetime) -> None:
    """Guides lead to each other; ours in another language are marked as English there."""
    tree = tree_of(tmp_path, files, "public", now)

    english, arabic = text_of(tree, "voice/en.md"), text_of(tree, "voice/ar.md")
    assert '<a href="../ar/" lang="ar" hreflang="ar">العربية</a>' in english
    assert '<a href="../base/">All languages</a>' in english
    assert '<div lang="ar" dir="rtl" markdown="1">' in arabic
    assert 'aria-label="Languages"' in arabic
    assert "This guide has no rules yet" in arabic


def test_labels_of_another_language(tmp_path: Path, now: datetime) -> None:
    """A guide in a language that we do not speak has our English words, marked as such."""
    page = (
        "---\ntitle: Ton\nlang: de\nvisibility: public\nvoice: [{trait: klar, not: kalt}]\n---\nX\n"
    )
    tree = tree_of(tmp_path, {"content/voice/de.md": page}, "public", now)

    assert '## <span lang="en" dir="ltr">Traits</span>' in text_of(tree, "voice/de.md")
    assert '<span lang="en" dir="ltr">not</span> kalt' in text_of(tree, "voice/de.md")


def test_index(tmp_path: Path, files: dict[str, str | bytes | None], now: datetime) -> None:
    """The guides are listed in the order of the hub's languages, each in its own words."""
    index = text_of(tree_of(tmp_path, files, "public", now), "voice/index.md")

    order = ["English", "plain", "العربية", "All languages"]
    assert order == sorted(order, key=index.index)
    assert '<li class="hub-tile" lang="ar" dir="rtl">' in index
    assert "5 examples tested" in index


def test_a_written_index_stays(
    tmp_path: Path, files: dict[str, str | bytes | None], now: datetime
) -> None:
    """A hub's own page at that place is not replaced."""
    files["content/voice/index.md"] = "---\ntitle: Tone\nvisibility: public\n---\nOurs.\n"
    index = text_of(tree_of(tmp_path, files, "public", now), "voice/index.md")

    assert "Ours." in index


def test_no_guides(tmp_path: Path, now: datetime) -> None:
    """A hub without a guide has no list of guides."""
    assert "voice/index.md" not in tree_of(tmp_path, {}, "internal", now)
