"""The audit finds each kind of leak in a site made by hand, names its place, and cries no wolf."""

from __future__ import annotations

import base64
import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from hub_builder import write_hub
from masthead.auditing import opening
from masthead.auditing.audit import audit
from masthead.auditing.leak import HINTS, Leak
from masthead.errors import SiteError
from masthead.hub import Hub
from masthead.kinds import KINDS
from masthead.workspace import load_hub
from site_builder import picture, record, with_records

FILES: dict[str, str | bytes | None] = {
    "masthead.yml": """\
name: Test brand
zone: Europe/Berlin
languages: [en]
public_url: https://brand.example
internal_url: https://hub.brand.example
internal_hosts: [wiki.brand.example]
""",
    "strategy/goals/win-back-2027.md": """\
---
title: Win back the north
metric: returning_visitors_north
objective: Beat Kilau Glass in spring
tags: [Confidential outlook]
due: 2026-12-31
target: 2741983
---
## Why we must hurry

We will quietly lower the price of the desk lamp before the fair opens in March.
""",
    "strategy/audiences/trust.md": "---\ntitle: Hesitants\n---\nFew.\n",
    "strategy/people.yml": """\
people:
  sari: {name: Sari}
  budi: {name: Budi Hartono, handles: {mastodon: budi@social.example}, role: interim lead}
""",
    "content/brand/logo.md": """\
---
title: Logo
visibility: public
owner: budi
---
The mark. See [the plan](/strategy/goals/win-back-2027.md). <!-- Remove after the merger talk -->
""",
    "content/media/fair-stand.jpg": picture(size=(48, 20)),
    "content/posts/2026/secret-launch.md": """\
---
title: The lamp that folds
channels: [site]
---
Our new lamp folds flat and fits into an envelope.
""",
    "content/posts/2026/repair-week.md": """\
---
title: Repair week starts on Monday
publish_at: 2026-12-07 09:00
channels: [site, outbox]
owner: sari
hold: Waiting for the lawyers to nod
---
Bring your lamp.

## @outbox

Only for the mailing list: the bench has nine seats.
""",
}

PAGE = """\
<!doctype html>
<html lang="en"><head><title>{title}</title>
<meta name="description" content="{description}">
{head}
</head><body>
<nav class="md-nav"><ul>
<li><a href="../posts/">Posts</a></li>
{nav}
</ul></nav>
<h1>Logo</h1>
<p>Bring your lamp. Our price list and the trust of our readers matter; the goal is near.</p>
<time datetime="2026-12-31">31 December 2026</time>
{body}
</body></html>
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the hub."""
    return write_hub(tmp_path_factory.mktemp("audit") / "hub", FILES)


@pytest.fixture(scope="module")
def hub(root: Path) -> Hub:
    """Read the hub; one post is out."""
    return with_records(load_hub(root), record("repair-week", "site"))


def page(title: str = "Logo", **parts: str) -> str:
    """Return a page of a site with something in one of its parts."""
    empty = dict.fromkeys(("description", "head", "nav", "body"), "")
    return PAGE.format(**empty | {"title": title} | parts)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a small site that holds nothing internal."""
    folder = tmp_path / "site"
    write(folder, "index.html", page("Home"))
    write(folder, "brand/logo/index.html", page())
    write(folder, "posts/repair-week/index.html", page("Repair week starts on Monday"))
    write(
        folder, "sitemap.xml", "<urlset><url><loc>https://brand.example/posts/</loc></url></urlset>"
    )
    write(folder, "search/search_index.json", json.dumps({"docs": [{"location": "brand/logo/"}]}))
    write(folder, "assets/app.js", 'var goal="trust";go("0 0 0 0 0 0");')
    write(folder, "media/lamp.jpg", picture())
    return folder


def write(folder: Path, name: str, content: str | bytes) -> None:
    """Write a file of a site."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def zipped(**files: str) -> bytes:
    """Return a zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in files.items():
            packed.writestr(name.replace("_", "."), text)
    return out.getvalue()


def tarred(name: str, content: bytes) -> bytes:
    """Return a tar file packed with gzip."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as packed:
        entry = tarfile.TarInfo(name)
        entry.size = len(content)
        packed.addfile(entry, io.BytesIO(content))
    return out.getvalue()


def exif(tag: int, value: object) -> bytes:
    """Return a JPEG with one EXIF tag."""
    from PIL import Image

    data = Image.Exif()
    data[tag] = value
    return picture(exif=data)


def png(**texts: str) -> bytes:
    """Return a PNG with packed texts."""
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    for name, text in texts.items():
        info.add_text(name, text, zip=True)
    return picture("PNG", pnginfo=info)


def svg(inside: str) -> str:
    """Return an SVG."""
    return f'<svg xmlns="http://www.w3.org/2000/svg">{inside}<rect width="4" height="4"/></svg>'


GOAL = "strategy/goals/win-back-2027.md"
PROSE = "We will quietly lower the price of the desk lamp before the fair"
TAGGED = "We will quietly <em>lower</em> the <b>price</b> of the desk lamp"
ENTITIES = "Our new lamp folds&#32;fl&#97;t and fits into an envelope"
ALT = '<img alt="Beat Kilau Glass in spring" src="a">'
STRUCTURED = '<script type="application/ld+json">{"name": "Win back the \\u006eorth"}</script>'
EVENT = "BEGIN:VEVENT\nSUMMARY:The lamp that folds\nEND:VEVENT"
EXIF = b"Exif\x00\x00MM\x00*\x00\x00\x00\x08"
LEAKS: dict[str, tuple[str, str, str | bytes]] = {
    "text": ("page text", "x.html", page(body=f"<p>{PROSE}</p>")),
    "text with tags": (
        "page text",
        "x.html",
        page(body=TAGGED),
    ),
    "text in entities": (
        "page text",
        "x.html",
        page(body=ENTITIES),
    ),
    "post": ("page text", "x.html", page(body="Our new lamp folds flat and fits into")),
    "section": ("page text", "x.html", page(body="the mailing list: the bench has nine seats.")),
    "person": ("page text", "x.html", page(body="<p>Ask Budi Hartono.</p>")),
    "role": ("page text", "x.html", page(body="<p>the interim lead</p>")),
    "one word": ("page text", "x.html", page(body="<td>Hesitants</td>")),
    "number": ("page text", "x.html", page(body="<td>2741983</td>")),
    "key": ("attribute", "x.html", page(body='<p data-metric="returning_visitors_north"></p>')),
    "hold": ("page text", "x.html", page(body="Waiting for the lawyers to nod")),
    "title": ("title", "x.html", page("Win back the north")),
    "heading": ("title", "x.html", page(body="<h1>Win back the north</h1>")),
    "anchor": ("attribute", "x.html", page(body='<h2 id="why-we-must-hurry">Why</h2>')),
    "navigation": ("navigation", "x.html", page(nav="<li>Win back the north</li>")),
    "description": ("description", "x.html", page(description="Beat Kilau Glass in spring")),
    "alt": (
        "alternative text",
        "x.html",
        page(body=ALT),
    ),
    "comment": ("comment", "x.html", page(body="<!-- Remove after the merger talk -->")),
    "address": ("dead link", "x.html", page(body='<a href="strategy/goals/win-back-2027/">x</a>')),
    "relative": ("dead link", "a/x.html", page(body='<a href="../strategy/goals/">x</a>')),
    "percent": ("dead link", "x.html", page(body='<a href="strategy/go%61ls/win-back-2027">x</a>')),
    "unpublished": ("dead link", "x.html", page(body='<a href="/posts/secret-launch/">x</a>')),
    "absolute": (
        "dead link",
        "x.html",
        page(body='<a href="https://brand.example/audiences/trust">x</a>').replace(
            "audiences", "strategy/audiences"
        ),
    ),
    "redirect": (
        "redirect",
        "x.html",
        page(head='<meta http-equiv="refresh" content="0; url=/strategy/audiences/trust/">'),
    ),
    "redirects": ("redirect", "_redirects", "/old /strategy/goals/win-back-2027/ 301\n"),
    "edit link": (
        "edit link",
        "x.html",
        page(body='<a href="https://git.example/b/h/edit/main/content/brand/logo.md">x</a>'),
    ),
    "host": ("host", "x.html", page(body='<a href="https://wiki.brand.example/x">x</a>')),
    "structured data": (
        "structured data",
        "x.html",
        page(
            body='<script type="application/ld+json">{"name": "Win back the \\u006eorth"}</script>'
        ),
    ),
    "page": ("file name", "strategy/goals/win-back-2027/index.html", page()),
    "page elsewhere": ("file name", "x/win-back-2027.html", page()),
    "picture's name": ("file name", "media/1f2e/fair-stand.jpg", picture(size=(9, 9))),
    "picture": ("file", "media/renamed.jpg", FILES["content/media/fair-stand.jpg"] or b""),
    "search index": (
        "search index",
        "search/search_index.json",
        json.dumps({"docs": [{"title": "Win back the north", "text": "x"}]}),
    ),
    "sitemap": (
        "sitemap",
        "sitemap.xml",
        "<loc>https://brand.example/strategy/goals/win-back-2027/</loc>",
    ),
    "packed sitemap": (
        "sitemap",
        "sitemap.xml.gz",
        gzip.compress(b"<loc>https://brand.example/posts/secret-launch/</loc>"),
    ),
    "robots": ("robots", "robots.txt", "User-agent: *\nDisallow: /strategy/goals/win-back-2027/\n"),
    "tags": ("tags", "tags.json", json.dumps({"mappings": [{"tags": ["Confidential outlook"]}]})),
    "feed": ("feed", "feed.xml", "<rss><item><title>The lamp that folds</title></item></rss>"),
    "JSON feed": ("feed", "feed.json", json.dumps({"items": [{"title": "The lamp that folds"}]})),
    "api": ("api", "api/v1/goals.json", json.dumps({"goals": [{"target": 2741983}]})),
    "calendar": (
        "calendar",
        "calendar.ics",
        "BEGIN:VEVENT\nSUMMARY:The lamp that folds\nEND:VEVENT",
    ),
    "script": ("script", "a.js", 'const plan = "Win back \\u0074he north";'),
    "style": ("style sheet", "a.css", "/* Beat Kilau Glass in spring */"),
    "source map": ("source map", "a.js.map", json.dumps({"sources": ["a.ts"], "mappings": ""})),
    "forms": ("forms", "admin/config.yml", "publish_mode: editorial_workflow\n"),
    "program of the forms": ("forms", "js/cms.js", "const mode = `editorial_workflow`;"),
    "data": ("data", "tokens.json", json.dumps({"note": "Beat Kilau Glass in spring"})),
    "base64": (
        "encoded text",
        "x.html",
        page(body=f'<img src="data:x;base64,{base64.b64encode(PROSE.encode()).decode()}">'),
    ),
    "zip": ("archive", "brand/logo.zip", zipped(a_txt="Win back the north")),
    "name in a zip": ("file name", "brand/logo.zip", zipped(**{"win-back-2027_md": "x"})),
    "tar": ("archive", "brand/logo.tar.gz", tarred("a.txt", b"Beat Kilau Glass in spring")),
    "torn zip": ("archive", "brand/logo.zip", b"PK\x03\x04 torn"),
    "location": ("image metadata", "a.jpg", exif(0x8825, {1: "N", 2: (52.0, 30.0, 1.0)})),
    "EXIF": ("image metadata", "a.jpg", exif(0x010E, "Sari at her desk")),
    "JPEG comment": ("image metadata", "a.jpg", picture(comment=b"made by Budi")),
    "after the end": ("image metadata", "a.jpg", picture() + b"PK hidden"),
    "PNG text": ("image metadata", "a.png", png(Author="Budi")),
    "PNG EXIF": (
        "image metadata",
        "a.png",
        picture("PNG", exif=EXIF),
    ),
    "WebP XMP": ("image metadata", "a.webp", picture("WEBP", xmp=b"<x:xmpmeta/>")),
    "WebP EXIF": ("image metadata", "a.webp", picture("WEBP", exif=b"Exif\x00\x00MM\x00*")),
    "GIF comment": ("image metadata", "a.gif", picture("GIF", comment=b"made by Budi")),
    "film": ("image metadata", "a.mp4", b"\x00\x00\x00\x18ftypmp42\x00\x00\xa9xyz+52.5+013.4/"),
    "SVG metadata": ("image metadata", "a.svg", svg("<metadata>Budi</metadata>")),
    "SVG comment": ("image metadata", "a.svg", svg("<!-- Budi -->")),
    "PDF": ("data", "a.pdf", b"%PDF-1.7\n\x00/Title (Win back the north)\n"),
}


@pytest.mark.parametrize("name", LEAKS)
def test_leaks(name: str, site: Path, hub: Hub, root: Path) -> None:
    """Each planted leak is found, with its kind, its file and a next step."""
    kind, file, content = LEAKS[name]
    write(site, file, content)
    leaks = audit(hub, root, site).leaks

    assert (kind, file) in {(leak.kind, leak.file.partition("!")[0]) for leak in leaks}, leaks
    assert all(leak.hint for leak in leaks)


def test_every_kind_is_shown() -> None:
    """Every kind of leak that has a next step is found by one of the examples."""
    assert set(HINTS) - {"link", "address"} <= {kind for kind, _, _ in LEAKS.values()}


def test_live_links(site: Path, hub: Hub, root: Path) -> None:
    """A link to an internal page that is there is one too, and so is the page."""
    write(site, "strategy/audiences/trust/index.html", page("x"))
    write(site, "x.html", page(body='<a href="strategy/audiences/trust/">x</a>'))
    leaks = {(leak.file, leak.kind, leak.source) for leak in audit(hub, root, site).leaks}

    assert ("x.html", "address", "strategy/audiences/trust.md") in leaks


def test_a_clean_site(site: Path, hub: Hub, root: Path) -> None:
    """A site that holds public words only has no leaks: no short or common word counts."""
    found = audit(hub, root, site)

    assert () == found.leaks
    assert 7 == found.files


def test_places(site: Path, hub: Hub, root: Path) -> None:
    """A leak names its line, its source in the hub, and the words."""
    write(site, "x.html", page(body="<p>Ask Budi Hartono.</p>"))

    expected = Leak("x.html", 13, "page text", "name", "strategy/people.yml", "Budi Hartono")
    assert expected in audit(hub, root, site).leaks


def test_what_the_public_says_is_free(tmp_path: Path, site: Path) -> None:
    """Words that a public page says too are no leak, whoever else says them."""
    said = "---\ntitle: News\nvisibility: public\n---\nWin back the north, says Budi Hartono.\n"
    root = write_hub(tmp_path / "hub", {**FILES, "content/news.md": said})
    write(site, "x.html", page(body="<p>Win back the north, says Budi Hartono.</p>"))
    hub = with_records(load_hub(root), record("repair-week", "site"))

    assert () == audit(hub, root, site).leaks


def test_the_address_of_a_webhook_stays_inside(tmp_path: Path, site: Path) -> None:
    """Also where the channel's page is public: whoever knows it can send there."""
    hook = "---\ntitle: Hook\nservice: webhook\nurl: https://hooks.brand.example/in/lamps\n"
    page_ = f"{hook}visibility: public\n---\nThe screen in our window.\n"
    root = write_hub(tmp_path / "hub", {**FILES, "strategy/channels/window.md": page_})
    write(site, "x.html", page(body="<p>https://hooks.brand.example/in/lamps</p>"))
    hub = with_records(load_hub(root), record("repair-week", "site"))

    assert {("url", "strategy/channels/window.md")} == {
        (leak.what, leak.source) for leak in audit(hub, root, site).leaks
    }


@pytest.mark.parametrize(("visibility", "kinds"), [("public", set()), ("internal", {"link"})])
def test_where_a_post_is_out_may_be_said(
    visibility: str, kinds: set[str], tmp_path: Path, site: Path
) -> None:
    """Its address holds that of a server, which an internal page alone does not give away."""
    channel = "---\ntitle: Toots\nservice: mastodon\nurl: https://social.example\n"
    files = {
        **FILES,
        "strategy/channels/toots.md": f"{channel}visibility: {visibility}\n---\nShort.\n",
        "content/posts/2026/out.md": "---\ntitle: Out\nchannels: [site, toots]\n---\nOut.\n",
    }
    there = "https://social.example/@lentera/1"
    write(site, "posts/out/index.html", page("Out", body=f'<a href="{there}">there</a>'))
    hub = with_records(
        load_hub(write_hub(tmp_path / "hub", files)),
        record("repair-week", "site"),
        record("out", "site"),
        record("out", "toots", url=there),
    )

    assert kinds == {leak.kind for leak in audit(hub, tmp_path / "hub", site).leaks}


def test_what_masthead_says_of_a_kind_is_free(tmp_path: Path, site: Path) -> None:
    """The sentence about a kind stands on public lists, and in a hub's own internal handbook."""
    about = KINDS["contest"].about
    root = write_hub(
        tmp_path / "hub", {**FILES, "content/words.md": f"---\ntitle: W\n---\n{about}\n"}
    )
    write(site, "x.html", page(body=f"<p>{about}</p>"))
    hub = with_records(load_hub(root), record("repair-week", "site"))

    assert () == audit(hub, root, site).leaks


def test_the_address_of_a_public_page_is_free(tmp_path: Path, site: Path) -> None:
    """An internal page may name the file that a public page is built into."""
    inside = "---\ntitle: W\n---\nSee `strategy/goals/trust-the-lamps/index`.\n"
    public = "---\ntitle: Trust\nvisibility: public\n---\nWhy.\n"
    files = {"content/w.md": inside, "strategy/goals/trust-the-lamps.md": public}
    root = write_hub(tmp_path / "hub", {**FILES, **files})
    write(site, "strategy/goals/trust-the-lamps/index.html", page(body="<p>Why.</p>"))
    hub = with_records(load_hub(root), record("repair-week", "site"))

    assert () == audit(hub, root, site).leaks


def test_a_public_page_frees_no_link(site: Path, hub: Hub, root: Path) -> None:
    """That a public page links to an internal one does not make the address public."""
    write(site, "x.html", page(body='<a href="strategy/goals/win-back-2027.md">the plan</a>'))

    assert {"dead link", "link"} == {leak.kind for leak in audit(hub, root, site).leaks}


def test_no_site(tmp_path: Path, hub: Hub, root: Path) -> None:
    """An empty folder is no site that could pass."""
    (tmp_path / "empty").mkdir()
    with pytest.raises(SiteError, match="holds no site"):
        audit(hub, root, tmp_path / "empty")


def nested(depth: int) -> bytes:
    """Return a zip in a zip in a zip ..."""
    content = b"inside"
    for level in range(depth):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as packed:
            packed.writestr(f"{level}.zip" if level else "a.txt", content)
        content = out.getvalue()
    return content


@pytest.mark.parametrize("make", [lambda: nested(6), lambda: gzip.compress(b"0" * 2048)])
def test_archives_that_are_not_read(
    make: Callable[[], bytes], site: Path, hub: Hub, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An archive that is too deep or too large is reported, never trusted."""
    monkeypatch.setattr(opening, "MOST_BYTES", 1024)
    write(site, "a.zip", make())

    assert ["unreadable archive"] == [leak.what for leak in audit(hub, root, site).leaks]


def test_an_address_that_only_the_internal_site_has(root: Path, hub: Hub, site: Path) -> None:
    """A link to the calendar, the board or the library leads nowhere in the public site."""
    write(site, "brand/logo/index.html", page(body='<a href="/calendar/2026-12/">x</a>'))
    write(site, "pipeline/index.html", page("Home"))

    found = audit(hub, root, site).leaks

    assert [("dead link", "the internal site"), ("file name", "the internal site")] == [
        (leak.kind, leak.source) for leak in found
    ]


def test_a_page_with_a_drawing_is_no_drawing(root: Path, hub: Hub, site: Path) -> None:
    """A comment in a page with a drawing in it is no metadata of a picture."""
    write(site, "brand/logo/index.html", page(body="<svg></svg><!-- made on a rainy day -->"))

    assert () == tuple(audit(hub, root, site).leaks)
