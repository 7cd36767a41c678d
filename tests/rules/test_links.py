"""Rules on links: form, private places, the hub's own files."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.rules.addresses import leads_inside, problem
from masthead.rules.markdown import targets, without_code
from masthead.rules.paths import resolve
from masthead.settings import Settings
from rule_helper import POST, found, one

INSIDE = Settings(
    "Lentera",
    public_url="https://lentera.example",
    internal_url="https://hub.lentera.example",
    internal_hosts=("wiki.example",),
)


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("https://lentera.example/repair?a=1#b", ""),
        ("http://lentera.example:8080", ""),
        ("HTTPS://LENTERA.EXAMPLE", ""),
        ("https://лампа.example/починка", ""),
        ("https://192.0.2.1/a", ""),
        ("https://[2001:db8::1]/a", ""),
        ("https://lentera.example./", ""),
        ("https://localhost/", ""),
        ("lentera.example", "does not start with https://"),
        ("javascript:alert(1)", "does not start with https://"),
        ("ftp://lentera.example", "does not start with https://"),
        ("https://lentera.example/a b", "has a space in it"),
        ("https://lentera.example/a\u00a0b", "has a space in it"),
        ("https://lentera.example\\@evil.example", "has a backslash in it"),
        ("https://sari:secret@lentera.example", "holds a user name or password"),
        ("https://sari@lentera.example", "holds a user name or password"),
        ("https://", "has no valid host"),
        ("https:///repair", "has no valid host"),
        ("https://-lentera.example", "has no valid host"),
        ("https://lentera..example", "has no valid host"),
        (f"https://{'a' * 64}.example", "has no valid host"),
        (f"https://{'a.' * 130}example", "has no valid host"),
        ("https://lentera.123", "has no valid host"),
        ("https://2130706433/", "has no valid host"),
        ("https://0x7f.1/", "has no valid host"),
        ("https://\u2024.example/", "has no valid host"),
        (f"https://{'ä' * 64}.example/", "has no valid host"),
        ("https://[::1/", "cannot be read"),
        ("https://lentera.example:99999/", "cannot be read"),
    ],
)
def test_the_form_of_an_address(url: str, fault: str) -> None:
    """An address has a scheme, a valid host, no spaces and no credentials."""
    assert fault == problem(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:8000/",
        "http://127.0.0.1/",
        "https://10.0.0.7/a",
        "https://192.168.1.20/a",
        "https://169.254.169.254/latest",
        "https://[::1]/",
        "https://[fd00::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://printer/",
        "https://printer.local/",
        "https://wiki.corp/page",
        "https://wiki.example/page",
        "https://de.wiki.example/page",
        "https://HUB.lentera.example/strategy/",
        "https://hub.lentera.example./",
        "//hub.lentera.example/",
    ],
)
def test_addresses_that_lead_inside(url: str) -> None:
    """Private names and addresses, our own hosts and the internal site are inside."""
    assert leads_inside(url, INSIDE)


@pytest.mark.parametrize(
    "url",
    [
        "https://lentera.example/repair",
        "https://8.8.8.8/",
        "https://[2606:4700::1111]/",
        "https://notwiki.example/",
        "https://cafe.de/",
        "mailto:sari@lentera.example",
        "https://[broken",
    ],
)
def test_addresses_that_lead_outside(url: str) -> None:
    """Everybody can open these, or they are no web address at all."""
    assert not leads_inside(url, INSIDE)


def test_two_sites_on_one_host() -> None:
    """Where both sites share a host, only the internal one's folder is inside."""
    settings = Settings(
        "Lentera", public_url="https://lentera.example", internal_url="https://lentera.example/hub"
    )

    assert leads_inside("http://lentera.example/hub/strategy/", settings)
    assert leads_inside("https://lentera.example/hub?a", settings)
    assert not leads_inside("https://lentera.example/hubs", settings)


def test_a_link_without_a_scheme_is_offered_with_one(tmp_path: Path) -> None:
    """The hint is a whole address, where one can be made."""
    (finding,) = found("links/form", tmp_path, one("link: lentera.example/repair\n"))

    assert ("the link does not start with https://", "write https://lentera.example/repair") == (
        finding.message,
        finding.hint,
    )
    assert (5, 7) == (finding.line, finding.column)


def test_no_address_is_made_from_nonsense(tmp_path: Path) -> None:
    """Where adding a scheme does not make an address, there is no hint."""
    (finding,) = found("links/form", tmp_path, one("link: ask sari\n"))

    assert ("the link has a space in it", "") == (finding.message, finding.hint)


def test_links_in_the_text_and_of_a_channel(tmp_path: Path) -> None:
    """Every link of a post is judged, where it stands; mail addresses are fine."""
    body = (
        "See [us](ftp://lentera.example) or <https://a:b@c.example>,\n"
        "or [mail](mailto:a@b.example).\n"
    )
    channels = "\n  outbox: {link: nowhere}"
    files = one(body=body, channels=channels)

    assert [(5, 18), (7, 10), (7, 37)] == [
        (finding.line, finding.column) for finding in found("links/form", tmp_path, files)
    ]


def test_private_places_in_posts_and_public_pages(tmp_path: Path) -> None:
    """An internal page may link to internal places."""
    page = "---\ntitle: About\n{}---\nSee http://localhost:8000/ and `http://localhost`.\n"
    files = {
        **one("link: http://127.0.0.1/\n", "See [it](http://wiki.local/page).\n"),
        "content/about.md": page.format("visibility: public\n"),
        "content/inside.md": page.format(""),
    }

    assert [("content/about.md", 5, 5), (POST, 5, 7), (POST, 7, 10)] == [
        (finding.path, finding.line, finding.column)
        for finding in found("links/private-host", tmp_path, files)
    ]


def test_public_pages_link_to_public_things_only(tmp_path: Path) -> None:
    """Internal pages, posts that never reach the site, and media of `strategy/` are internal."""
    files = {
        POST: one(channels="[outbox]")[POST],
        "content/posts/2026/open.md": str(one(channels="[site]")[POST]).replace("Bring", "Take"),
        "strategy/goals/plan.png": "no picture",
        "content/about.md": "---\ntitle: About\nvisibility: public\n---\n"
        "[a](/posts/2026/lamp.md) [b](posts/2026/open.md) [c](../strategy/goals/trust-2026.md)\n"
        "[d](../strategy/goals/plan.png) [e](index.md#top) [f](#here) "
        "[g](../strategy/goals/trust-2026)\n",
    }
    plan = "links/internal-page"

    assert [(5, 1), (5, 50), (6, 1), (6, 62)] == [
        (finding.line, finding.column - 4) for finding in found(plan, tmp_path, files)
    ]


def test_links_that_lead_nowhere(tmp_path: Path) -> None:
    """A link to no file is found, also to an address; other sites are not looked at."""
    files = {
        "content/about.md": "---\ntitle: About\n---\n"
        "[a](indx.md) [b](calendar/) [c](https://x.example/y.md) [d](../../out.md)\n"
        "[e]: media/none.png\n",
    }
    findings = found("links/broken", tmp_path, files)

    assert [(4, 5), (4, 18), (4, 61), (5, 6)] == [(one.line, one.column) for one in findings]
    assert "name a file of the hub, or write the whole web address" == findings[1].hint
    assert ("there is no file content/indx.md", "did you mean index.md?") == (
        findings[0].message,
        findings[0].hint,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](one.md)", [("one.md", 4)]),
        ('[a](one.md "A title")', [("one.md", 4)]),
        ("[a]( <one two.md> )", [("one two.md", 6)]),
        ("[![b](one.png)](two.md)", [("one.png", 6), ("two.md", 16)]),
        ("[a](https://x.example/(y))", [("https://x.example/(y)", 4)]),
        ("<https://x.example/>", [("https://x.example/", 1)]),
        ("See https://x.example/a).", [("https://x.example/a", 4)]),
        ("See https://x.example/a_(b).", [("https://x.example/a_(b)", 4)]),
        ("<a href=\"one.md\"><img src='b.png'>", [("one.md", 9), ("b.png", 27)]),
        ("[a]: one.md\n[^1]: a note", [("one.md", 5)]),
        ("`[a](one.md)` and [b](two.md)", [("two.md", 22)]),
        ("```\n[a](one.md)\n```\n[b](two.md)", [("two.md", 24)]),
        ("~~~~\n[a](one.md)\n~~~\n", []),
        ("```a``` [b](two.md)", [("two.md", 12)]),
        ("no link at all", []),
        ("[a]()", []),
        ("https://?!", [("https://", 0)]),
    ],
)
def test_targets_of_markdown(text: str, expected: list[tuple[str, int]]) -> None:
    """Links, images, definitions, HTML and bare addresses are found at their place."""
    assert expected == [(target.url, target.offset) for target in targets(text)]


@given(st.text("[]()`~<>\"' \n:/a#!htps.=", max_size=80))
def test_targets_stand_where_they_are_said_to(text: str) -> None:
    """Every target is a piece of the text at its offset, and blanking code moves nothing."""
    assert len(text) == len(without_code(text))
    assert all(text.startswith(target.url, target.offset) for target in targets(text))


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("b.md", "content/a/b.md"),
        ("../b.md?x#y", "content/b.md"),
        ("/media/b%20c.png", "content/media/b c.png"),
        ("b&amp;c.md", "content/a/b&c.md"),
        ("../../../b.md", "../b.md"),
        ("https://x.example", None),
        ("//x.example/b", None),
        ("#top", None),
        ("{{ words }}", None),
    ],
)
def test_relative_links_become_paths(url: str, path: str | None) -> None:
    """A link counts from its file, or from `content/` with a leading slash."""
    assert path == resolve("content/a/page.md", url)


def test_a_public_page_of_the_strategy_links_to_no_table_of_it(tmp_path: Path) -> None:
    """What stands beside it may be a picture to show; a budget is a page, and an internal one."""
    page = "---\ntitle: Lamp\nvisibility: public\n---\nSee [the plan](../budget/2026.csv).\n"
    table = "month,kind,channel,campaign,plan,actual,currency,note\n2026-01,make,,,9,9,IDR,\n"
    files: dict[str, str | bytes | None] = {
        "strategy/products/lamp.md": page,
        "strategy/budget/2026.csv": table,
    }

    (finding,) = found("links/internal-page", tmp_path, files)
    message = "this public page links to strategy/budget/2026.csv, which is internal"
    assert message == finding.message
