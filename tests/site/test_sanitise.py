"""Nothing that a writer types runs, loads from elsewhere, or poses as part of the page."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import markdown as python_markdown
import pytest

from masthead.site.links import Links
from masthead.site.sanitise import clean, makeExtension
from masthead.site.writers_text import take

EXTENSIONS = [
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.superfences",
]

PAYLOADS = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=https://x.example/a.js></SCRIPT>",
    "<script\n>alert(1)</script\n>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script>/*",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><script href=https://x.example/a.js /></svg>",
    '<svg><a xlink:href="javascript:alert(1)"><text y=9>x</text></a></svg>',
    '<svg><animate attributeName=href values="javascript:alert(1)"/></svg>',
    '<svg><set attributeName="onmouseover" to="alert(1)"/></svg>',
    '<svg><foreignObject><iframe src="javascript:alert(1)"></iframe></foreignObject></svg>',
    '<svg><use href="https://x.example/a.svg#x"/></svg>',
    '<svg><image href="https://x.example/a.png"/></svg>',
    '<svg><rect fill="url(https://x.example/a)"/></svg>',
    "<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)></style></mglyph></math>",
    '<math href="javascript:alert(1)">x</math>',
    "<img src=x onerror=alert(1)>",
    "<img src=`x`onerror=alert(1)>",
    "<img/src=x/onerror=alert(1)>",
    '<img src="javascript:alert(1)">',
    '<img src="https://x.example/beacon.gif">',
    '<img src="//x.example/beacon.gif">',
    '<img srcset="https://x.example/a 1x">',
    "<img src=x onerror\x00=alert(1)>",
    "![x](javascript:alert(1))",
    "![x](https://x.example/beacon.gif)",
    '![x](x.png){ onerror="alert(1)" }',
    "![x][b]\n\n[b]: https://x.example/beacon.gif",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](java%0ascript:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](<javascript:alert(1)>)",
    "[x]( javascript:alert(1) )",
    "[x](javascript:alert(1) 'title')",
    '[x](https://a.example "t\\" onmouseover=\\"alert(1)")',
    "[x][a]\n\n[a]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    '<a href="https://a.example" onclick="alert(1)">x</a>',
    '<a href="x" style="position:fixed;inset:0">x</a>',
    "<iframe src=https://x.example></iframe>",
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "<object data=https://x.example/a.swf></object>",
    "<embed src=https://x.example/a.swf>",
    "<applet code=x></applet>",
    "<base href=https://x.example/>",
    '<meta http-equiv=refresh content="0;url=https://x.example">',
    "<link rel=stylesheet href=https://x.example/a.css>",
    "<style>body{background:url(https://x.example/a)}</style>",
    '<div style="background:url(https://x.example/a)">x</div>',
    "<form action=https://x.example><input name=password><button>Sign in</button></form>",
    "<input autofocus onfocus=alert(1)>",
    "<input type=password>",
    "<textarea autofocus onfocus=alert(1)></textarea>",
    "<select onchange=alert(1)><option>x</select>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<video src=x onerror=alert(1)></video>",
    '<video poster="https://x.example/a.png"></video>',
    "<audio src=https://x.example/a.mp3 autoplay></audio>",
    "<video><source src=https://x.example/a.mp4></video>",
    "<body onload=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<xss style=animation-name:x onanimationend=alert(1)></xss>",
    "<p onmouseover=alert(1)>x</p>",
    "x {: onmouseover=alert(1) }",
    "# Title {: onclick=alert(1) style=position:fixed }",
    '!!! note "<img src=x onerror=alert(1)>"\n    <b onclick=alert(1)>x</b>',
    "| <script>alert(1)</script> |\n|---|\n| <img src=x onerror=alert(1)> |",
    "| a |\n|---|\n| [x](javascript:alert(1)) |",
    "x[^1]\n\n[^1]: <script>alert(1)</script>",
    'Term\n: <img src=x onerror="alert(1)">',
    '<div markdown="1"><script>alert(1)</script></div>',
    "`<b>` <b onclick=alert(1)>x</b>",
    "```html\n</code></pre><script>alert(1)</script>\n```",
    "~~~ {onclick=alert(1)}\nx\n~~~",
)

ATTRIBUTES_WITH_ADDRESS = {
    "href",
    "src",
    "poster",
    "action",
    "formaction",
    "data",
    "srcset",
    "cite",
}
FORBIDDEN_TAGS = {
    *("script", "style", "iframe", "object", "embed", "base", "meta", "link", "form", "button"),
    *("textarea", "select", "template", "noscript", "math", "foreignobject", "animate", "set"),
    *("use", "image", "applet", "marquee", "body", "xss"),
}


class Watch(HTMLParser):
    """Notes whatever could run, load or pose."""

    def __init__(self) -> None:
        super().__init__()
        self.bad: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note bad tags and attributes."""
        if tag in FORBIDDEN_TAGS:
            self.bad.append(tag)
        for name, written in attrs:
            # Browsers drop tabs and line ends inside an address.
            value = re.sub(r"[\t\r\n]", "", written or "").strip().lower()
            if name.startswith("on") or name in {"style", "srcdoc", "srcset", "autofocus", "name"}:
                self.bad.append(f"{tag}.{name}")
            if name in ATTRIBUTES_WITH_ADDRESS and value.startswith(
                ("javascript:", "vbscript:", "data:", "//")
            ):
                self.bad.append(f"{tag}.{name}={value}")
            if name in {"src", "poster"} and "x.example" in value:
                self.bad.append(f"{tag}.{name}={value}")
            if "url(" in value and name != "href":
                self.bad.append(f"{tag}.{name}={value}")
            if tag == "input" and name == "type" and value != "checkbox":
                self.bad.append(f"input.{value}")

    def handle_comment(self, data: str) -> None:
        """Note comments."""
        self.bad.append(f"comment {data}")


def faults(html: str) -> list[str]:
    """Return what could harm in HTML."""
    watch = Watch()
    watch.feed(html)
    watch.close()
    return watch.bad


def rendered(source: str) -> str:
    """Return a writer's text as HTML, cleaned by the extension alone."""
    return python_markdown.markdown(source, extensions=[*EXTENSIONS, "masthead.site.sanitise"])


def test_the_table_is_long_enough() -> None:
    """The table has at least 60 payloads, each once."""
    assert len(PAYLOADS) == len(set(PAYLOADS)) >= 60


def test_the_watch_sees_harm() -> None:
    """Without the cleaner, the watch finds most of the payloads alive: it is not blind."""
    alive = [
        payload
        for payload in PAYLOADS
        if faults(python_markdown.markdown(payload, extensions=EXTENSIONS))
    ]

    assert len(alive) > len(PAYLOADS) // 2


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_extension_alone_makes_it_harmless(payload: str) -> None:
    """Even text that was not staged, as in a bare `mkdocs build` of other files, is harmless."""
    assert [] == faults(rendered(payload))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_staging_makes_it_harmless(payload: str) -> None:
    """Staged text is harmless too, and after it the extension finds no raw HTML of a writer."""
    links = Links({}, set())
    staged = take(payload, lambda written: links.resolve(written, "content/a.md", "a.md"))

    assert [] == faults(rendered(staged))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_cleaning_raw_html(payload: str) -> None:
    """The cleaner alone leaves nothing harmful in HTML."""
    assert [] == faults(clean(payload))


@pytest.mark.parametrize(
    "html",
    [
        '<table class="hub-grid"><thead><tr><th scope="col">Mon</th></tr></thead></table>',
        '<section aria-label="Draft" class="hub-column"><h2 title="x">Draft</h2></section>',
        '<p lang="ar" dir="auto">x</p>',
        '<time datetime="2026-12-07">Mon</time>',
        '<img src="../media/a.png" alt="A lamp" loading="lazy" width="6" height="4">',
        '<video src="a.mp4" controls="" preload="metadata" aria-label="A lamp"></video>',
        '<input type="checkbox" disabled="" checked="">',
        '<a href="../x/" rel="noopener" aria-current="page">x</a>',
        '<svg viewBox="0 0 9 9" role="img"><title>T</title><rect fill="red"></rect></svg>',
        '<details open=""><summary>More</summary><p>x</p></details>',
    ],
)
def test_what_pages_need_stays(html: str) -> None:
    """What our own pages are made of comes through unchanged."""
    assert html == clean(html)


def test_markdown_stays() -> None:
    """Ordinary Markdown comes through: tables, notes, anchors, code."""
    html = rendered(
        "# A\n\n!!! note\n    x\n\n| a |\n|---|\n| 1 |\n\n```python\nx = 1\n```\n\nx[^1]\n\n[^1]: y"
    )

    for part in ('<h1 id="a">', "admonition note", "<td>1</td>", "<code>", "footnote-ref"):
        assert part in html


def test_made_by_name() -> None:
    """Python-Markdown makes the extension by the module's name."""
    assert "p" in python_markdown.markdown("x", extensions=[makeExtension()])
