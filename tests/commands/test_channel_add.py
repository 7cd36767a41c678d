"""`masthead channel add` writes a page with what the service needs, and says what to set up."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.cli import run
from masthead.setups import SET_UP, setup_of
from masthead.workspace import load_hub


def test_the_page_has_what_was_told(hub_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is a channel of the hub at once; the secret is named and nowhere asked for."""
    told = ["--set", "account=112233445566778899", "--set", "server=99"]

    assert 0 == run(["channel", "add", "discord", *told, "--id", "chat", "--hub", str(hub_root)])

    channel = load_hub(hub_root).channels["chat"]
    assert ("discord", "112233445566778899") == (channel.service, channel.account)
    assert {"server": "99"} == channel.settings
    assert {"token": "CHAT_TOKEN"} == channel.secrets
    shown = capsys.readouterr()
    assert "strategy/channels/chat.md\n" == shown.out
    assert "https://discord.com/developers/applications" in shown.err
    assert "CHAT_TOKEN: ${{ secrets.CHAT_TOKEN }}" in shown.err
    assert "publish.yml and doctor.yml" in shown.err
    assert "masthead doctor --online --channel chat" in shown.err


def test_what_is_missing_is_said(hub_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nobody can be asked, nothing is written."""
    assert 2 == run(["channel", "add", "discord", "--hub", str(hub_root)])

    assert "as --set account=112233445566778899" in capsys.readouterr().err
    assert not (hub_root / "strategy/channels/discord.md").exists()


def test_a_person_is_asked(
    hub_root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a terminal each need is a question; what may be left out may be empty."""
    answers = iter(["112233445566778899", ""])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("click.prompt", lambda *_, **__: next(answers))

    assert 0 == run(["channel", "add", "discord", "--hub", str(hub_root)])
    channel = load_hub(hub_root).channels["discord"]
    assert ("112233445566778899", {}) == (channel.account, channel.settings)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["discrod"], "discord"),
        (["google-plus"], "closed it in 2019"),
        (["discord", "--set", "account"], "is no NAME=VALUE"),
        (["discord", "--set", "acount=7"], "is not asked for 'acount'"),
        (["folder", "--set", "url=https://a.example"], "write it into the page"),
        (["webhook", "--set", "url=hooks.example"], "does not start with https://"),
        (["webhook", "--set", "url=http://hooks.example/in"], "does not start with https://"),
        (["discord", "--set", "account=1\n2"], "must not hold a line break"),
        (["discord", "--set", f"account={'1' * 10_000}"], "10000 characters"),
        (["mastodon", "--set", "url=https://a.example", "--set", "visibility=all"], "unlisted"),
        (["reddit", "--set", "handle=lentera"], "reddit is not asked for 'handle'"),
        (["discord", "--id", "github", "--set", "account=1"], "as --set token=DISCORD_BOT_TOKEN"),
        (["podcast"], "as --set 'category=Society & Culture'"),
        (["webhook"], "as --set url=https://hooks.brand.example/in"),
    ],
)
def test_what_cannot_be_added(
    words: list[str], said: str, hub_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An unknown service, a closed network, an answer to no question, no address."""
    assert 2 == run(["channel", "add", *words, "--hub", str(hub_root)])
    assert said in capsys.readouterr().err


def test_a_secret_that_is_told_is_neither_written_nor_shown(
    hub_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who gives the token where the name of its variable belongs has not given it away."""
    told = ["--set", "account=1", "--set", "token=xoxb-very-secret"]

    assert 2 == run(["channel", "add", "discord", *told, "--hub", str(hub_root)])

    shown = capsys.readouterr()
    assert "xoxb" not in shown.out + shown.err
    assert "as --set token=DISCORD_BOT_TOKEN" in shown.err
    assert not (hub_root / "strategy/channels/discord.md").exists()


def test_a_network_without_an_interface_is_posted_to_by_a_person(
    hub_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The page says so, and the reason is told."""
    assert 0 == run(["channel", "add", "reddit", "--title", "Our forum", "--hub", str(hub_root)])

    channel = load_hub(hub_root).channels["reddit"]
    assert ("manual", "reddit", "Our forum") == (channel.service, channel.network, channel.title)
    assert "Reddit approves each app that posts" in capsys.readouterr().err


def test_a_secret_that_may_be_left_out_says_so(
    hub_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Else a maintainer looks for values that the channel can do without."""
    words = ["channel", "add", "linkedin", "--set", "account=2414183", "--hub", str(hub_root)]
    assert 0 == run(words)

    said = capsys.readouterr().err.splitlines()
    left_out = [line for line in said if line.endswith("or take it out of the page)")]
    assert ["LINKEDIN_CLIENT_ID", "LINKEDIN_CLIENT_SECRET"] == [
        line.split()[3] for line in left_out
    ]


def test_a_webhook_is_asked_where_to_and_what_signs(
    hub_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The address stands on the page, the key in a variable that the page names."""
    told = ["--set", "url=https://hooks.example/in", "--id", "window"]
    assert 0 == run(["channel", "add", "webhook", *told, "--hub", str(hub_root)])

    channel = load_hub(hub_root).channels["window"]
    assert "https://hooks.example/in" == channel.options["url"]
    assert {"signing_key": "WINDOW_SIGNING_KEY"} == channel.secrets
    assert "secret to set: WINDOW_SIGNING_KEY (the key that signs it)" in capsys.readouterr().err


@pytest.mark.parametrize("service", ["site", "podcast", "instagram"])
def test_what_needs_the_public_site_waits_for_its_address(
    service: str, hub_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written; what to add to the settings is said."""
    settings = hub_root / "masthead.yml"
    lines = settings.read_text().splitlines(keepends=True)
    settings.write_text("".join(line for line in lines if not line.startswith("public_url")))
    words = ["channel", "add", service, *example_answers(service), "--id", "new"]

    assert 2 == run([*words, "--hub", str(hub_root)])
    shown = capsys.readouterr().err
    assert f"{service} needs the address of the public site, and the hub has none" in shown
    assert "write `public_url: https://...` into masthead.yml" in shown
    assert not (hub_root / "strategy/channels/new.md").exists()


def test_our_own_services_need_nothing(hub_root: Path) -> None:
    """A folder is a folder."""
    assert 0 == run(["channel", "add", "folder", "--id", "box", "--hub", str(hub_root)])
    assert "folder" == load_hub(hub_root).channels["box"].service


def example_answers(service: str) -> list[str]:
    """Return `--set` for every need of a service, as its set-up shows it."""
    setup = setup_of(service)
    needs = setup.needs if setup else ()
    told = [f"{need.name}={need.example}" for need in needs if need.example and not need.secret]
    return [word for one in told for word in ("--set", one)]


@pytest.mark.parametrize("service", sorted(SET_UP))
def test_the_page_of_each_service_checks(
    service: str, hub_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is asked for is what the schema takes, by the name that the adapter reads."""
    monkeypatch.chdir(hub_root)
    words = ["channel", "add", service, *example_answers(service), "--id", "new"]
    assert 0 == run(words)

    assert 0 == run(["check", "strategy/channels/new.md"])
