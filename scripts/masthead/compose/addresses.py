"""Find web addresses and accounts in a text, the way the networks that shorten them do."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PATH = r"A-Za-z0-9À-ɏЀ-ӿ!*';:=+,.$/%#\[\]_~@|&-"
_PATH_END = r"A-Za-z0-9À-ɏЀ-ӿ=_#/+-"
_QUERY = r"A-Za-z0-9!?*'@();:&=+$/%#\[\]_.,~|-"
_QUERY_END = r"A-Za-z0-9_&=#/-"
_PORT = r"(?::\d{1,5})?"
_PATHS = rf"/(?:(?:[{_PATH}]|\([{_PATH}]*\))*(?:[{_PATH_END}]|\([{_PATH}]*\)))?"
_QUERIES = rf"(?:\?[{_QUERY}]*[{_QUERY_END}])?"
_HOST = r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_](?:[\w-]*[^\W_])"
_BEFORE = r"(?<![A-Za-z0-9@＠$#＃_./-])"

WEB_ADDRESS = re.compile(
    rf"(?<![A-Za-z0-9@＠$#＃])https?://{_HOST}{_PORT}(?:{_PATHS})?{_QUERIES}", re.IGNORECASE
)
"""An address with its scheme."""

_BARE_ADDRESS = re.compile(
    rf"{_BEFORE}(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+([A-Za-z]{{2,18}})"
    rf"(?![A-Za-z0-9@-]){_PORT}(?:{_PATHS}{_QUERIES})?"
)

ACCOUNT = re.compile(r"(?<![\w/@])@(\w+(?:[.-]+\w+)*)@[\w.-]*\w")
"""A Mastodon account with its server; group 1 is the part that counts there."""

_COUNTRIES = """
ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs
bt bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee
eg er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk
hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la
lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my
mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro
rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk
tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw
"""

COUNTRIES = frozenset(_COUNTRIES.split())
"""Top-level domains of countries and territories (ISO 3166-1 codes in use, ac, eu, su, uk)."""

_GENERIC = """
academy aero agency app art asia band bio biz blog business care cat center city click cloud
club co coffee com community company coop design dev digital earth eco edu education email
energy events expert family farm fashion film fm foundation fund fun games gallery garden
gov green group guide guru health help hospital host house info ink int jobs kids kitchen
land life link live lol love ltd market media mil mobi money museum music name net network
news ngo one online ong org page party photo photography photos pics place plus post press
pro pub radio repair report review rocks run school science services shop show site social
software solutions space store stream studio style support systems team tech technology tel
tips today tools top town trade travel university video vip watch website wiki work works
world wtf xxx xyz zone
"""

GENERIC = frozenset(_GENERIC.split())
"""Generic top-level domains a brand's text is likely to name; there are some 1,200 more."""


def web_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each address that has a scheme."""
    # Step by step from one "://" to the next: the expression alone looks at every character.
    done, at = 0, text.find("://")
    while at >= 0:
        starts = [start for start in (at - len("https"), at - len("http")) if start >= done]
        match = next(filter(None, (WEB_ADDRESS.match(text, start) for start in starts)), None)
        if match:
            yield match.span()
            done = match.end()
        at = text.find("://", max(at + 1, done))


def shortened_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each address that X shortens: also bare ones (`brand.com/x`).

    A bare one must end in a top-level domain that is known here. Known difference from
    twitter-text, which X uses: an address with a scheme counts whatever its domain's end, so
    that reserved names (`brand.example`) stand in for real ones.
    """
    end = 0
    for start, stop in web_addresses(text):
        yield from _bare_addresses(text, end, start)
        yield start, stop
        end = stop
    yield from _bare_addresses(text, end, len(text))


def _bare_addresses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the bare addresses between two places."""
    for match in _BARE_ADDRESS.finditer(text, start, end):
        ending = match[1].lower()
        if ending in COUNTRIES or ending in GENERIC:
            yield match.span()
