"""Nothing that a writer puts into a hub runs in a browser, with and without the pages' policy."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from browser_page import CHROMIUM
from hub_builder import commit_all, write_hub
from masthead.ledger import create
from masthead.site.building import build
from masthead.site.serving import serving
from masthead.workspace import load_settings
from site_builder import picture, record

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium here: set CHROMIUM")

WATCH = "window.ran = []; window.xss = (n) => { window.ran.push(n); };"
"""What each payload calls; nothing else knows it."""

BODIES = (
    "<script>xss(N)</script>",
    "<SCRIPT>xss(N)</SCRIPT>",
    "<script\n>xss(N)</script\n>",
    "<script src=data:text/javascript,xss(N)></script>",
    "<img src=x onerror=xss(N)>",
    '<img src="x" onerror="xss(N)" alt="x">',
    "<img/src=x/onerror=xss(N)>",
    "<svg onload=xss(N)></svg>",
    "<svg><script>xss(N)</script></svg>",
    "<svg><animate onbegin=xss(N) attributeName=x dur=1s></svg>",
    '<svg><a xlink:href="javascript:xss(N)"><text y="20">x</text></a></svg>',
    "<svg><foreignObject><img src=x onerror=xss(N)></foreignObject></svg>",
    "<math><mtext><img src=x onerror=xss(N)></mtext></math>",
    "<iframe src=javascript:parent.xss(N)></iframe>",
    '<iframe srcdoc="<script>parent.xss(N)</script>"></iframe>',
    "<object data=javascript:xss(N)></object>",
    "<embed src=javascript:xss(N)>",
    "<body onload=xss(N)>",
    "<details open ontoggle=xss(N)>x</details>",
    "<video autoplay onloadstart=xss(N)><source src=x></video>",
    "<audio src=x onerror=xss(N)></audio>",
    "<input autofocus onfocus=xss(N)>",
    "<form action=javascript:xss(N)><button>x</button></form>",
    "<button formaction=javascript:xss(N)>x</button>",
    '<meta http-equiv="refresh" content="0;url=javascript:xss(N)">',
    "<base href=javascript:xss(N)//>",
    '<link rel=stylesheet href="data:text/css,*{}" onload=xss(N)>',
    "<style onload=xss(N)>@import 'x'</style>",
    "<marquee onstart=xss(N)>x</marquee>",
    "<p onmouseover=xss(N)>over me</p>",
    "<template><script>xss(N)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=xss(N)>'></noscript>",
    "<!-- --!><img src=x onerror=xss(N)> -->",
    "<!--><img src=x onerror=xss(N)>-->",
    "[click](javascript:xss(N))",
    "[click](JaVaScRiPt:xss(N))",
    "[click](java&#115;cript:xss(N))",
    "[click](java&Tab;script:xss(N))",
    "[click](<java\tscript:xss(N)>)",
    "[click](data:text/html,<script>xss(N)</script>)",
    "[click](vbscript:xss(N))",
    "[click](&#x6A;avascript&colon;xss(N))",
    "[click](\\x01javascript:xss(N))",
    "[click][bad]\n\n[bad]: javascript:xss(N)",
    "<javascript:xss(N)>",
    '![x](x"onerror="xss(N))',
    '![x](/media/a.png "onload=\'xss(N)\'" ){ onload="xss(N)" }',
    "# Heading { onclick=xss(N) onmouseover=xss(N) }",
    "Word{ onmouseover=xss(N) style='background:url(javascript:xss(N))' }",
    "`<img src=x onerror=xss(N)>`",
    "```html\n<img src=x onerror=xss(N)>\n```",
    '``` { .x onclick="xss(N)" }\ncode\n```',
    "| <img src=x onerror=xss(N)> |\n|---|\n| <script>xss(N)</script> |",
    "- item\n\n    <img src=x onerror=xss(N)>",
    "> <script>xss(N)</script>",
    "Note[^1]\n\n[^1]: <img src=x onerror=xss(N)>",
    '!!! note "<img src=x onerror=xss(N)>"\n    text',
    "Term\n:   <img src=x onerror=xss(N)>",
    '<div markdown="1" onclick="xss(N)">\n<img src=x onerror=xss(N)>\n</div>',
    "<scr<script>ipt>xss(N)</scr</script>ipt>",
    "<a href='#' onclick='xss(N)'>x</a>",
    "<isindex type=image src=1 onerror=xss(N)>",
    "\\<img src=x onerror=xss(N)>",
    "&lt;img src=x onerror=xss(N)&gt;",
    "{{ '<img src=x onerror=xss(N)>' }}",
    "<details><summary>x</summary><script>xss(N)</script></details>",
)
"""Bodies of pages; `N` becomes the payload's number."""

STRINGS = (
    "<img src=x onerror=xss(N)>",
    '"><img src=x onerror=xss(N)>',
    "' autofocus onfocus='xss(N)",
    "</title><script>xss(N)</script>",
    "&lt;img src=x onerror=xss(N)&gt;",
    "]](javascript:xss(N))",
    "javascript:xss(N)",
    "${xss(N)} {{xss(N)}}",
)
"""Texts for every string of front matter."""

DRAWINGS = (
    "<script>xss(N)</script>",
    '<rect width="9" height="9" onload="xss(N)"/>',
    '<a href="javascript:xss(N)"><rect width="9" height="9"/></a>',
    '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="xss(N)"/></foreignObject>',
    '<animate attributeName="x" onbegin="xss(N)" dur="1s"/>',
    '<set attributeName="onmouseover" to="xss(N)"/>',
    "<use href=\"data:image/svg+xml,&lt;svg onload='xss(N)'/&gt;\"/>",
    '<image href="x" onerror="xss(N)"/>',
)
"""Insides of SVG files."""


class Numbers:
    """Numbers the payloads."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def arm(self, payload: str) -> str:
        """Return a payload with its number."""
        self.made.append(payload)
        return payload.replace("N)", f"{len(self.made)})")


def hub_files(numbers: Numbers) -> dict[str, str | bytes | None]:
    """Return a hub that attacks from everywhere, half of it public."""
    arm = numbers.arm
    files: dict[str, str | bytes | None] = {"content/media/a.png": picture("PNG")}
    for at, body in enumerate(BODIES):
        text = f"---\ntitle: Body {at}\nvisibility: public\n---\nWords.\n\n{arm(body)}\n\nEnd.\n"
        files[f"content/brand/body-{at:02}.md"] = text
    front = json.dumps
    for at, text in enumerate(STRINGS):
        payload = front(arm(text))
        files[f"content/brand/title-{at}.md"] = (
            f"---\ntitle: {payload}\ndescription: {payload}\ntags: [{payload}]\n---\nx\n"
        )
        files[f"strategy/goals/goal-{at}.md"] = (
            f"---\ntitle: {payload}\nmetric: {payload}\nobjective: {payload}\nunit: {payload}\n"
            "---\n"
        )
        files[f"strategy/channels/channel-{at}.md"] = (
            f"---\ntitle: {payload}\nservice: folder\nhandle: {payload}\n"
            f"profile: {{bio: {payload}, link: {payload}}}\nvisibility: public\n---\nx\n"
        )
        files[f"content/posts/2026/post-{at}.md"] = (
            f"---\ntitle: {payload}\npublish_at: 2026-12-07 0{at}:00\n"
            f"channels: [site, channel-{at}]\nhashtags: [{payload}]\nlink: {payload}\n"
            f"hold: {payload}\nmedia: [{{file: /media/a.png, alt: {payload}}}]\nlang: en\n---\n"
            f"{arm(BODIES[at])}\n\n{arm(BODIES[at + 34])}\n"
        )
        files[f"content/voice/v{at}.md"] = (
            f"---\ntitle: {payload}\nlang: en\nvoice: [{{trait: {payload}, do: {payload}}}]\n"
            f"words: [{{term: {payload}, status: avoid, instead: {payload}, why: {payload}}}]\n"
            f"examples: [{{text: {payload}, ok: true}}]\nvisibility: public\n---\nx\n"
        )
    out = arm("needle & quot; ' onfocus=xss(N) {onclick=xss(N)} [x](javascript:xss(N))")
    files["content/posts/2026/out.md"] = (
        f"---\ntitle: {front(out)}\npublish_at: 2026-12-07 09:00\nchannels: [site]\nlang: en\n"
        f"media: [{{file: /media/a.png, alt: {front(out)}}}]\nhashtags: [{front(out)}]\n---\n"
        + "\n\n".join(arm(body) for body in BODIES[:12])
    )
    drawn = ""
    for at, inside in enumerate(DRAWINGS):
        name = f"/media/drawing-{at}.svg"
        files[f"content{name}"] = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{arm(inside)}</svg>'
        )
        drawn += f"![Drawing]({name})\n"
    files["content/index.md"] = f"---\ntitle: Home\nvisibility: public\n---\n{drawn}"
    files["content/media/a.png.yml"] = (
        f"alt: {front(arm(STRINGS[1]))}\ncredit: {front(STRINGS[0])}\n"
    )
    people = {f"p{at}": {"name": arm(text), "role": text} for at, text in enumerate(STRINGS)}
    files["strategy/people.yml"] = json.dumps({"people": {"sari": {"name": "Sari"}, **people}})
    files["content/brand/it's & 'onload=xss(1)'.md"] = (
        "---\ntitle: Name\nvisibility: public\n---\nx\n"
    )
    return files


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Path], int]:
    """Build both sites of the hub; return their folders and how many payloads there are."""
    folder = tmp_path_factory.mktemp("xss")
    numbers = Numbers()
    root = write_hub(folder / "hub", hub_files(numbers))
    now = datetime.fromisoformat("2026-12-07T09:00+00:00")
    identity = {"HOME": str(folder)}
    for who in ("AUTHOR", "COMMITTER"):
        identity |= {f"GIT_{who}_NAME": "Writer", f"GIT_{who}_EMAIL": "writer@example.invalid"}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in identity.items():
            patch.setenv(name, value)
        commit_all(root)
        create(root, load_settings(root), now=0.0, records=[record("out", "site")])
        for site in ("public", "internal"):
            build(root, site, folder / site, now=now)
    return {site: folder / site for site in ("public", "internal")}, len(numbers.made)


def watched(context: BrowserContext, base: str, foreign: list[str]) -> Page:
    """Return a page that notes what runs, and requests to elsewhere."""
    context.add_init_script(WATCH)
    page = context.new_page()

    def note(url: str) -> None:
        if not url.startswith((base, "data:", "blob:")):
            foreign.append(url)

    page.on("request", lambda request: note(request.url))
    return page


LIVE = """() => [...document.querySelectorAll('*')].flatMap((one) =>
  [...one.attributes]
    .filter((at) => (at.name.startsWith('on') && at.value.includes('xss'))
      || (['href', 'src', 'action', 'formaction', 'data', 'xlink:href'].includes(at.name)
        && /^[\\s\\u0000-\\u001f]*(javascript|vbscript|data:text)/i.test(at.value)))
    .map((at) => `${one.tagName} ${at.name}=${at.value}`))"""
"""Attributes that would run something when somebody points at them or clicks."""


@pytest.mark.parametrize("site", ["public", "internal"])
@pytest.mark.parametrize("bypass", [True, False], ids=["without the policy", "with the policy"])
def test_nothing_runs(
    site: str, bypass: bool, sites: tuple[dict[str, Path], int], browser: Browser
) -> None:
    """No payload runs on any page or drawing, and none waits for a click."""
    folders, count = sites
    folder = folders[site]
    assert count >= 60
    ran: list[str] = []
    foreign: list[str] = []
    names = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.html"))]
    names += [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.svg"))]
    with serving(folder, 0) as base:
        context = browser.new_context(bypass_csp=bypass)
        if bypass:  # the theme's scripts take most of the time, and write no text into a page
            context.route("**/assets/javascripts/**", lambda route: route.abort())
        page = watched(context, base, foreign)
        for name in names if bypass else names[:: max(1, len(names) // 12)]:
            page.goto(base + name.removesuffix("index.html"), wait_until="load")
            ran += [f"{name}: {n}" for n in page.evaluate("() => window.ran || []")]
            ran += [f"{name}: {live}" for live in page.evaluate(LIVE)]
        context.close()

    assert [] == ran
    assert [] == foreign


def test_the_watch_sees(tmp_path: Path, browser: Browser) -> None:
    """What this test looks for is seen where nothing is cleaned."""
    page_of = "<!doctype html><title>x</title>{}"
    for at, body in enumerate((BODIES[0], BODIES[4], BODIES[34].partition("](")[0])):
        (tmp_path / f"{at}.html").write_text(page_of.format(body.replace("N)", "1)")))
    (tmp_path / "3.html").write_text(page_of.format("<a href='javascript:xss(1)'>x</a>"))
    with serving(tmp_path, 0) as base:
        page = watched(browser.new_context(), base, [])
        seen = []
        for at in range(4):
            page.goto(f"{base}{at}.html")
            seen.append(len(page.evaluate("window.ran")) + len(page.evaluate(LIVE)) > 0)

    assert [True, True, False, True] == seen


def test_search_runs_nothing(sites: tuple[dict[str, Path], int], browser: Browser) -> None:
    """The search, which draws its results with scripts, shows payloads as text."""
    folders, _ = sites
    foreign: list[str] = []
    with serving(folders["public"], 0) as base:
        context = browser.new_context(bypass_csp=True)
        page = watched(context, base, foreign)
        page.goto(base)
        page.locator(".md-search__input").click()
        page.keyboard.type("needle")
        page.locator(".md-search-result__link").first.wait_for()

        assert [] == page.evaluate("window.ran")
        assert [] == page.evaluate(LIVE)
        context.close()


def test_every_page_has_its_policy(sites: tuple[dict[str, Path], int]) -> None:
    """Every page of both sites says what it may load, before anything that loads."""
    for folder in sites[0].values():
        for path in folder.rglob("*.html"):
            text = path.read_text("utf-8")
            policy = text.find('http-equiv="Content-Security-Policy"')
            assert (
                0 < policy < min(at for at in (text.find("<link"), text.find("<script")) if at > 0)
            )
            assert "default-src 'none'" in text
            assert "unsafe" not in text[policy : text.find(">", policy)]
