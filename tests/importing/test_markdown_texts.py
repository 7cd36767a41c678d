"""Texts keep their meaning; links are led on, files travel along, what is odd is listed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from conftest import NOW
from markdown_folder import PNG, errors, imported, plan, read, told, write_folder
from masthead.checking import check
from masthead.errors import UsageError
from masthead.importing import media_files, source
from masthead.importing.source import look
from masthead.sections import split_sections
from masthead.workspace import load_hub

FRONT = "---\ntitle: Lamps\ndate: 2027-02-01 09:00\n---\n"
HERE = "content/posts/2027/a/index.md"


def body(hub: Path, text: str, files: dict[str, str | bytes] | None = None, **how: str) -> str:
    """Return the body of an imported text."""
    done = imported(hub, {"a.md": FRONT + text, **(files or {})}, how.get("mapping", ""))
    return read(hub, done.texts["a.md"]).body


def test_a_line_stays_a_line_and_parts_no_thread(hub_root: Path) -> None:
    """Three hyphens part a thread here; four mean in Markdown what three meant."""
    text = "One\n\n---\n\nTitle\n---\n\nTwo\n\n```\n---\n```\n"
    expected = "One\n\n----\n\nTitle\n----\n\nTwo\n\n```\n---\n```\n"

    assert expected == body(hub_root, text)


def test_a_heading_becomes_a_section_only_where_there_is_the_channel(hub_root: Path) -> None:
    """Other headings that begin with @ stay headings, and both are told."""
    done = imported(
        hub_root, {"a.md": f"{FRONT}All.\n\n## @outbox\n\nIn.\n\n## @ayu says\n\nHi.\n"}
    )
    document = read(hub_root, "content/posts/2027/a.md")

    assert "## \\@ayu says" in document.body
    assert ["", "outbox"] == [one.channel for one in split_sections(document.body, 1)]
    assert {
        "a.md:7 this heading begins the section of the channel outbox",
        "a.md:11 `@ayu` is no channel of the hub: the heading stays a heading",
    } <= set(told(done, "notice"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![A](img/My%20Lamp.PNG)", "![A](my-lamp.png)"),
        ('![A](img/My%20Lamp.PNG "Title")', '![A](my-lamp.png "Title")'),
        ("![A](</img/My Lamp.PNG>)", "![A](<my-lamp.png>)"),
        ("![A]({{ site.baseurl }}/img/My%20Lamp.PNG)", "![A](my-lamp.png)"),
        ("![A]({{ '/img/My Lamp.PNG' | relative_url }})", "![A](my-lamp.png)"),
        ("![A](__GHOST_URL__/img/My%20Lamp.PNG?v=1#x)", "![A](my-lamp.png)"),
        ("[A][1]\n\n[1]: img/My%20Lamp.PNG", "[A][1]\n\n[1]: my-lamp.png"),
        ('<img src="img/My Lamp.PNG">', '<img src="my-lamp.png">'),
        ("`![A](img/My%20Lamp.PNG)` ![B](img/My%20Lamp.PNG)",
         "`![A](img/My%20Lamp.PNG)` ![B](my-lamp.png)"),
    ],
)  # fmt: skip
def test_a_file_that_a_text_names_travels_along(hub_root: Path, text: str, expected: str) -> None:
    """It gets a plain name beside the text, and the link leads there; code is left alone."""
    assert f"{expected}\n" == body(hub_root, f"{text}\n", {"img/My Lamp.PNG": PNG})
    assert PNG == (hub_root / "content/posts/2027/a/my-lamp.png").read_bytes()


def test_a_link_that_is_led_on_is_not_odd(hub_root: Path) -> None:
    """The template tag in it has gone."""
    done = imported(hub_root, {"a.md": FRONT + "![A]({{ site.baseurl }}/a.png)\n", "a.png": PNG})

    assert [] == told(done, "warning")


def test_files_of_one_name_get_numbers(hub_root: Path) -> None:
    """Each source has one name in the folder of a text."""
    text = "![](x/a.png) ![](y/A.png) ![](x/a.png) ![](z/灯.png)\n"
    files: dict[str, str | bytes] = {"x/a.png": PNG, "y/A.png": PNG, "z/灯.png": PNG}

    assert "![](a.png) ![](a-2.png) ![](a.png) ![](media.png)\n" == body(hub_root, text, files)


@pytest.mark.parametrize(
    "url", ["https://old.example/a.png", "//old.example/a.png", "#part", "mailto:a@b.example"]
)
def test_an_address_elsewhere_stays(hub_root: Path, url: str) -> None:
    """Only what belongs to the folder is led on."""
    assert f"![A]({url})\n" == body(hub_root, f"![A]({url})\n", {"a.png": PNG})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("![A](no.png)", "the link to no.png leads to nothing in the folder"),
        ("![A](../../secret.png)", "the link to ../../secret.png leads to nothing in the folder"),
        ("![A](/etc/passwd)", "the link to /etc/passwd leads to nothing in the folder"),
        ("[A](/about/)", "the link to /about/ leads to nothing in the folder"),
        ("![A](link.png)", "the link to link.png leads to nothing in the folder"),
        ("[A](b.zip)", "the link to b.zip leads to a file that is no media file and stays behind"),
        ("![[no.png]]", "the link to no.png leads to nothing in the folder"),
        ("![[same.png]]", "the link to same.png leads to nothing in the folder"),
        ("![A](big.png)", "the link to big.png leads to a file that has more than 0 MiB"),
    ],
)
def test_a_link_that_leads_nowhere_stays_and_is_listed(
    hub_root: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str
) -> None:
    """No link leads out of the folder, through a symbolic link, or to what is no media file."""
    monkeypatch.setattr(media_files, "MOST_MEDIA", 1000)
    old = write_folder(
        hub_root.parent / "old",
        {
            "a.md": f"{FRONT}{text}\n",
            "b.zip": b"x",
            "big.png": PNG + b"x" * 1000,
            **{f"{folder}/same.png": PNG for folder in "xy"},
        },
    )
    (hub_root.parent / "secret.png").write_bytes(PNG)
    (old / "link.png").symlink_to(hub_root.parent / "secret.png")
    done = plan(hub_root, old)

    (found,) = (one for one in told(done, "warning") if one.startswith("a.md"))
    assert found.startswith(f"a.md:5 {message}")
    assert "link.png:1 this is a symbolic link, and links are not followed" in told(done, "warning")
    assert ["content/posts/2027/a.md"] == list(done.files)


def test_links_between_texts_lead_on(hub_root: Path) -> None:
    """To the new file, whether the old link had an ending or not; the check follows them."""
    second = FRONT.replace("2027", "2028") + "![A lamp](a.png)\n"
    text = "[B](2028-02-01-b.md) [B](/2028-02-01-b/) [[x]] ![[2028-02-01-b.md]]\n"
    found = body(hub_root, text, {"2028-02-01-b.md": second, "a.png": PNG})

    there = "../2028/b/index.md"
    assert f"[B]({there}) [B]({there}) [[x]] [2028-02-01-b.md]({there})\n" == found
    assert not check(load_hub(hub_root), now=NOW).failed


def test_links_into_the_old_site_can_lead_there(hub_root: Path) -> None:
    """The mapping says where it stands."""
    found = body(hub_root, "[A](/about/)\n", mapping="site: https://old.example/\n")

    assert "[A](https://old.example/about/)\n" == found


def test_files_can_be_found_in_a_folder_of_their_own(hub_root: Path, tmp_path: Path) -> None:
    """As `static` beside `content`; the front matter may name them too."""
    media = write_folder(tmp_path / "static", {"img/a.png": PNG})
    front = FRONT.replace("---\n", "---\nimage: /img/a.png\n", 1)
    done = imported(hub_root, {"a.md": f"{front}![A](/img/a.png)\n"}, media=media)

    assert {HERE, "content/posts/2027/a/a.png"} == set(done.files)
    assert [{"file": "a.png"}] == read(hub_root, HERE).data["media"]


def test_a_missing_file_of_the_front_matter_is_listed_and_kept(hub_root: Path) -> None:
    """The others go out with the post."""
    front = FRONT.replace("---\n", "---\nimages: [a.png, no.png, a.txt]\n", 1)
    done = imported(hub_root, {"a.md": f"{front}Text.\n", "a.png": PNG, "a.txt": "x"})
    document = read(hub_root, HERE)

    assert [{"file": "a.png"}] == document.data["media"]
    assert '# was: images: [{"file": "no.png"}, {"file": "a.txt"}]' in document.front
    assert [
        "a.md:2 the file no.png is not in the folder: kept as a comment",
        "a.md:2 the file a.txt is no media file: kept as a comment",
        "a.md:2 a picture has no alternative text, which the check asks for",
    ] == told(done, "warning")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<div>A</div>", "raw HTML stays as text: <div> and 1 more"),
        ('{{< youtube "x" >}}', 'a shortcode or a template tag stays as text: {{< youtube "x" >}}'),
        (
            "{% include a.html %}",
            "a shortcode or a template tag stays as text: {% include a.html %}",
        ),
        ("{{ page.title }}", "a shortcode or a template tag stays as text: {{ page.title }}"),
        ("Text\n{: .note}", "attributes of kramdown stays as text: {: .note}"),
        ("import A from './a.jsx'", "an import or a part of MDX stays as text: import A from"),
        ("[[Other note|x]]", "a link between notes stays as text: [[Other note|x]]"),
        (":::tip", "a directive stays as text: :::tip"),
        ("> [!NOTE]", "a callout stays as text: > [!NOTE]"),
        ("A[^1]\n\n[^1]: B", "a footnote stays as text: [^1]:"),
    ],
)
def test_what_only_its_generator_understands_is_listed(
    hub_root: Path, text: str, message: str
) -> None:
    """It is kept as it is, for a person to look at."""
    done = imported(hub_root, {"a.md": f"{FRONT}{text}\n"})
    (found,) = told(done, "warning")

    assert found.partition(" ")[2].startswith(message)
    assert f"{text}\n" == read(hub_root, "content/posts/2027/a.md").body


def test_code_comments_and_addresses_are_not_odd(hub_root: Path) -> None:
    """Nobody has to look at them."""
    text = "`<div>` <https://old.example> <!-- <b> -->\n\n```\n{{< x >}}\n```\n\n1 < 2 > 1\n"
    done = imported(hub_root, {"a.md": FRONT + text})

    assert [] == told(done, "warning")


def test_ids_come_from_names_and_are_unique(hub_root: Path) -> None:
    """Without the day, the same at every run; a name without Latin letters gets a number."""
    files: dict[str, str | bytes] = {
        f"{name}.md": f"---\ntitle: A {at}\n---\nText {at}.\n"
        for at, name in enumerate(
            ["2024-01-01-Two Lamps", "2025-01-01-two_lamps", "灯", "x/index", "x/Ünï", "_index"]
        )
    }
    done = imported(hub_root, files)

    assert {
        "2024-01-01-Two Lamps.md": "content/posts/2024/two-lamps.md",
        "2025-01-01-two_lamps.md": "content/posts/2025/two-lamps-2.md",
        "x/index.md": "content/posts/2026/x.md",
        "x/Ünï.md": "content/posts/2026/uni.md",
        "灯.md": "content/posts/2026/post-3ef6d8cd.md",
    } == done.texts
    again = plan(hub_root, hub_root.parent / "old")
    assert ({}, set(done.texts.values())) == (again.files, set(again.there))
    assert not again.failed


def test_a_file_of_the_hub_is_never_changed(hub_root: Path) -> None:
    """A post of that name, in any year, is an error that names both."""
    old = write_folder(hub_root.parent / "old", {"repair-week.md": FRONT + "Text.\n"})

    message = "content/posts/2026/repair-week.md is a post of that name already"
    assert [f"repair-week.md:1 {message}"] == errors(plan(hub_root, old))


def test_a_media_file_in_the_way_is_an_error(hub_root: Path) -> None:
    """Even where no post stands beside it."""
    write_folder(hub_root, {"content/posts/2027/a/a.png": b"other"})
    old = write_folder(hub_root.parent / "old", {"a.md": FRONT + "![A](a.png)\n", "a.png": PNG})

    assert ["a.png:1 is there already, with other content"] == errors(plan(hub_root, old))


def test_what_stays_behind_is_listed(hub_root: Path) -> None:
    """Files that no text names, and Hugo's pages for lists."""
    done = imported(hub_root, {"a.md": FRONT + "A.\n", "_index.md": "Hi.\n", "b.css": "x"})

    assert {
        "_index.md:1 a page that lists posts is no post: left where it is",
        "b.css:1 no text names this file: left where it is",
    } <= set(told(done, "notice"))


def test_one_file_can_be_imported(hub_root: Path) -> None:
    """With the files it names."""
    write_folder(
        hub_root.parent / "old", {"a.md": FRONT + "![A](a.png)\n", "a.png": PNG, "b.md": "B"}
    )
    done = plan(hub_root, hub_root.parent / "old" / "a.md")

    assert ["a.md"] == list(done.texts)
    assert 2 == len(done.files)


def test_a_folder_has_its_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Number of files, depth; what is no folder and no text is refused."""
    folder = write_folder(tmp_path / "old", {"a.md": "A", "b/c/d.md": "D", ".git/x.md": "X"})
    (tmp_path / "link").symlink_to(folder)
    (folder / "a.txt").write_text("A")
    os.mkfifo(folder / "pipe.md")
    assert ["a.md", "a.txt", "b/c/d.md"] == list(look(folder).files)
    for bad in (tmp_path / "link", tmp_path / "none", folder / "a.txt"):
        with pytest.raises(UsageError):
            look(bad)
    monkeypatch.setattr(source, "DEEPEST", 1)
    with pytest.raises(UsageError):
        look(folder)
    monkeypatch.setattr(source, "DEEPEST", 9)
    monkeypatch.setattr(source, "MOST_TEXTS", 1)
    with pytest.raises(UsageError):
        look(folder)
    monkeypatch.setattr(source, "MOST_FILES", 2)
    with pytest.raises(UsageError):
        look(folder)


def test_many_dead_links_are_counted(hub_root: Path) -> None:
    """A person gets the first fifty and the number of the others."""
    done = imported(hub_root, {"a.md": FRONT + "![](no.png)\n" * 60})
    found = told(done, "warning")

    assert 50 == len(found)
    assert "a.md:5 the link to no.png leads to nothing in the folder" == found[0]
    assert found[-1].endswith("leads to nothing in the folder, and 10 more links lead nowhere")


@pytest.mark.parametrize(
    "text",
    [
        "<!--" * 100_000,
        "#  a" + "#" * 300_000 + "b",
        "![a](x.png) " * 30_000,
        "{{" * 100_000,
        "<a " * 100_000,
        "[[" * 200_000,
        "![[" * 100_000,
        "| Avoid |\n|---|\n| " + "*" * 300_000 + "a |\n",
        "---\n" * 20_000,
    ],
)
def test_texts_made_to_be_slow_are_read_in_time(hub_root: Path, text: str) -> None:
    """Whoever wrote them, the import ends soon: nothing is quadratic in a text's length."""
    folder = write_folder(hub_root.parent / "old", {"a.md": f"---\ntitle: A\n---\n{text}\n"})
    for kind in ("post", "guide"):
        assert [] == errors(plan(hub_root, folder, kind=kind))
