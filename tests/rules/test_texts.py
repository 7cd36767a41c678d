"""Rules on what a text must not hold: secrets, and characters that nobody sees."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.rules.secrets import SHAPES, mask, secrets
from masthead.rules.visible import ESCAPED, visible
from rule_helper import POST, found, one, report

# Put together here, so that no program takes this file for a leak.
MADE_UP = {
    "a private key": "-----BEGIN OPENSSH " + "PRIVATE KEY-----",
    "a Discord webhook": "https://discord.com/api/" + "webhooks/1234567890/" + "aB3-" * 15,
    "a Slack webhook": "hooks.slack" + ".com/services/T00000000/B00000000/" + "x" * 24,
    "a Slack token": "xoxb" + "-123456789012-abcdefghij",
    "a GitHub token": "ghp" + "_" + "a1B2" * 9,
    "a GitLab token": "glpat" + "-" + "a1B2c" * 4,
    "an AWS access key": "AKIA" + "ABCDEFGH234567QR",
    "a Telegram bot token": "12345678" + ":AA" + "b1C2" * 8,
    "a Discord bot token": "MTIzNDU2Nzg5MDEyMzQ1Njc4" + ".Gabcde." + "aB3-" * 7,
    "a Google key": "AIza" + "Sy0-_" * 7,
    "a Facebook token": "EAA" + "Ab12" * 20,
    "an npm token": "npm" + "_" + "aB12" * 9,
    "a PyPI token": "pypi" + "-AgEIcHlwaS5vcmc" + "aB12" * 8,
    "a Stripe key": "sk" + "_live_" + "aB12" * 6,
    "a SendGrid key": "SG" + "." + "aB12" * 6 + "." + "aB12" * 10,
    "a signed token": "eyJ" + "hbGciOiJIUzI1NiJ9" + ".eyJ" + "zdWIiOiIxMjM0NTY3" + "." + "aB12" * 8,
    "a password in an address": "://" + "sari:open-sesame" + "@",
    "a Bluesky app password": "a2bc-" + "defg-" + "hijk-" + "lmno",
}


def test_every_shape_has_an_example() -> None:
    """The table of made-up secrets is complete."""
    assert [shape.name for shape in SHAPES] == list(MADE_UP)


@pytest.mark.parametrize("name", MADE_UP)
@pytest.mark.parametrize("around", ["{}", "It is {}.", "key={}\n", "({})"])
def test_secrets_are_found_whole(name: str, around: str) -> None:
    """Each shape is found wherever it stands, and masked to its last character."""
    text = around.format(MADE_UP[name])

    assert [name] == [kind for kind, _, _ in secrets(text)]
    assert around.format(f"({name})") == mask(text)


@pytest.mark.parametrize(
    "text",
    [
        "A long-term-care-home for lamps, with this-lamp-that-mend",
        "see https://lentera.example/take-your-lamp-home-2026",
        "https://mastodon.example/@sari:8080",
        "AKIAABC is no key, and xoxo-kisses neither.",
        "12345678:AA",
        "Three dots... and a.b.c, file.tar.gz",
        "sk_live_soon",
        "ratio 16:9, mail sari@lentera.example, 10:30",
    ],
)
def test_what_only_looks_a_little_like_one(text: str) -> None:
    """Words with hyphens, addresses, times and short tokens are no secrets."""
    assert [] == secrets(text)


@given(st.text(max_size=60), st.sampled_from(sorted(MADE_UP)), st.text(max_size=60))
def test_masking_never_leaves_the_secret(before: str, name: str, after: str) -> None:
    """Whatever stands around it, a masked text does not hold the secret."""
    secret = MADE_UP[name]

    assert secret not in mask(f"{before} {secret} {after}")


def test_secrets_are_found_in_text_front_matter_and_settings(tmp_path: Path) -> None:
    """Bodies, values, pages and `masthead.yml` are searched; no report shows the secret."""
    key, token = MADE_UP["an AWS access key"], MADE_UP["a GitHub token"]
    settings = f"name: Lentera\ntagline: {token}\npublic_url: https://lentera.example\n"
    files = {
        **one(f"first_comment: the key is {key}\n", f"Two lines\nwith {token}.\n"),
        "masthead.yml": settings,
        "strategy/goals/trust-2026.md": f"---\ntitle: Trust\n---\nOur key: {key}\n",
    }
    whole = report(tmp_path, files)

    assert [
        (POST, 5, 16, "this looks like an AWS access key"),
        (POST, 8, 6, "this looks like a GitHub token"),
        ("masthead.yml", 2, 10, "this looks like a GitHub token"),
        ("strategy/goals/trust-2026.md", 4, 10, "this looks like an AWS access key"),
    ] == [(one.path, one.line, one.column, one.message) for one in whole.findings]


def test_other_rules_do_not_show_a_secret_either(tmp_path: Path) -> None:
    """A secret in a value that another rule quotes is masked there."""
    token = MADE_UP["an AWS access key"].lower().replace("akia", "AKIA")
    files = one(f"hashtags: [{MADE_UP['an AWS access key']}-]\n")
    messages = [finding.message for finding in report(tmp_path, files).findings]

    assert "'(an AWS access key)-' is no hashtag" in messages
    assert not any(token.upper() in message for message in messages)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("lamp\u200bshade", "U+200B"),
        ("lamp\u2060shade", "U+2060"),
        ("lamp\u00adshade", "U+00AD"),
        ("lamp\u200e", "U+200E"),
        ("lamp\u200f", "U+200F"),
        ("lamp\u200dshade", "U+200D"),
        ("lamp\u200cshade", "U+200C"),
        ("lamp\ufe0f", "U+FE0F"),
        ("\ufe0flamp", "U+FE0F"),
        ("lamp\U000e0061\U000e007f", "U+E007F"),
        ("\U0001f3f4\U000e0067", "U+E0067"),
    ],
)
def test_invisible_characters(text: str, code: str, tmp_path: Path) -> None:
    """Each is found with its name and number."""
    (finding,) = found("text/invisible", tmp_path, one(body=f"A {text} here.\n"))

    assert f"({code})" in finding.message
    assert 6 == finding.line


@pytest.mark.parametrize(
    "text",
    [
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",  # a family
        "\u2764\ufe0f\u200d\U0001f525",  # a heart on fire
        "\U0001f44d\U0001f3fd",  # a thumb with a skin tone
        "1\ufe0f\u20e3",  # a keycap
        "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",  # Scotland
        "\u0915\u094d\u200d\u0937",  # a joiner in Devanagari
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # a non-joiner in Persian
        "Настольная лампа",
    ],
)
def test_characters_that_belong_where_they_stand(text: str, tmp_path: Path) -> None:
    """Emoji, flags and scripts with joiners are fine."""
    assert [] == found("text/invisible", tmp_path, one(body=f"A {text} here.\n"))


def test_invisible_characters_are_found_once_a_line(tmp_path: Path) -> None:
    """A file full of them gives a finding for each line, in no time."""
    body = ("a\u200b" * 1000 + "\u00ad\n") * 3
    findings = found("text/invisible", tmp_path, one(body=body))

    assert [(6, 2), (6, 2001), (7, 2), (7, 2001), (8, 2), (8, 2001)] == [
        (finding.line, finding.column) for finding in findings
    ]


def test_invisible_characters_in_front_matter(tmp_path: Path) -> None:
    """A value is looked at as well."""
    (finding,) = found("text/invisible", tmp_path, one("first_comment: a\u200bb\n"))

    assert (5, 16) == (finding.line, finding.column)


@given(st.text())
def test_visible_texts_hold_nothing_hidden(text: str) -> None:
    """No control character and no reordering mark is left; plain text stays as it is."""
    shown = visible(text).replace("\u200d", "")

    assert ESCAPED.isdisjoint(unicodedata.category(char) for char in shown)


def test_plain_texts_are_shown_as_they_are() -> None:
    """Letters, emoji and their joiners stay; a line break stays where it is wanted."""
    family = "\U0001f468\u200d\U0001f469"

    assert f"Лампа {family}" == visible(f"Лампа {family}")
    assert ("a\nb", "a\\nb") == (visible("a\nb", keep="\n"), visible("a\nb"))
    assert "\\x1b[31m \\u202e" == visible("\x1b[31m \u202e")
