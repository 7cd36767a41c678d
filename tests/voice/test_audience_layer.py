"""What a guide says of an audience lies over what it says of a channel, under the situation."""

from __future__ import annotations

from pathlib import Path

from masthead.hub import Hub
from masthead.rules.examples import write
from masthead.rules.rule import Example
from masthead.voice.checklist import items
from masthead.voice.export import export
from masthead.voice.layers import effective, known_rules, stack
from masthead.workspace import load_hub
from reach_builder import audience, channel, guide, post, ran
from row_helper import found

FRONT = """\
mechanics: {emoji: {max: 5}}
channels:
  mastodon: {mechanics: {emoji: {max: 4}, question: {max: 4}}}
audiences:
  tinkerers: {note: Numbers first., mechanics: {emoji: {max: 3}, exclamation: {max: 3}}}
  hosts: {mechanics: {emoji: {max: 2}}, words: [{term: torque, status: avoid}]}
situations:
  - {id: apology, when: an apology, mechanics: {emoji: {max: 0}}}
"""


def hub(root: Path) -> Hub:
    """Return a hub with the guide."""
    files = {**audience(), **guide(FRONT), **post()}
    return load_hub(write(Example(files), root))


def test_each_layer_lies_over_the_one_before(tmp_path: Path) -> None:
    """Language, channel, audiences in their order, situation."""
    guides = hub(tmp_path).guides
    most = [
        effective(
            guides, "en", channel=place, audiences=people, situation=situation
        ).mechanics.emoji
        for place, people, situation in (
            ("", (), ""),
            ("mastodon", (), ""),
            ("mastodon", ("tinkerers",), ""),
            ("mastodon", ("tinkerers", "hosts"), ""),
            ("mastodon", ("hosts", "tinkerers"), ""),
            ("mastodon", ("hosts",), "apology"),
            ("mastodon", ("nobody",), ""),
        )
    ]

    assert [5, 4, 3, 2, 3, 0, 4] == most


def test_the_layers_have_names(tmp_path: Path) -> None:
    """An explanation says which audience spoke."""
    layers = stack(hub(tmp_path).guides, "en", channel="mastodon", audiences=("tinkerers",))
    names = [layer.name for layer in layers.layers]

    assert ["language en", "channel mastodon", "audience tinkerers"] == names
    assert "audience tinkerers" == layers.source["voice/mechanics/exclamation"]


def test_rules_of_an_audience_are_known(tmp_path: Path) -> None:
    """They can be weighed and waived."""
    guides = hub(tmp_path).guides

    assert "voice/words/torque" in known_rules(guides["en"], guides)


def test_an_entry_of_an_audience_without_sense_is_found(tmp_path: Path) -> None:
    """A pattern that cannot be read stands at its line."""
    broken = "audiences:\n  tinkerers: {words: [{term: '(', match: regex, status: avoid}]}\n"

    assert found("voice/guide", tmp_path, {**audience(), **guide(broken)})


def test_explain_shows_the_audience(tmp_path: Path) -> None:
    """`voice explain` names the layer with the others."""
    files = {**audience(), **guide(FRONT), **channel(), **post()}

    assert "channel mastodon < audience tinkerers" in ran(
        tmp_path, files, "voice", "explain", "lamp@mastodon"
    )


def test_an_exported_style_says_that_it_knows_no_audience(tmp_path: Path) -> None:
    """What is left out is told."""
    notes = export(hub(tmp_path).guides["en"], {}).notes

    assert "audiences.tinkerers" in [note.rule for note in notes]


def test_people_find_the_note_in_their_checklist(tmp_path: Path) -> None:
    """What no rule can judge stands before the reviewer; an audience without a note does not."""
    found = list(items(hub(tmp_path).guides["en"]))

    assert "*tinkerers*: Numbers first." in found
    assert not [one for one in found if "hosts" in one]
