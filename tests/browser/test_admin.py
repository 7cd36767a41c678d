"""The forms at `/admin`: a person who knows no git writes a post, and a pull request comes of it.

A GitHub on loopback keeps the hub in a bare git repository (`servers.github_graphql`).
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

from admin_page import Writer, writer_at
from browser_page import CHROMIUM, NOW
from git_helper import git
from hub_builder import commit_all, write_hub
from masthead import cli
from masthead.bundling import is_bundle, make_bundle
from masthead.editors.place import API
from masthead.kinds import locate
from masthead.reader import read_markdown
from masthead.starting import write_hub as write_hub_of_the_example
from servers.github_graphql import forms_github
from site_builder import picture

pytestmark = [
    pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium here: set CHROMIUM"),
    pytest.mark.skipif(not shutil.which("npm"), reason="there is no npm here to bundle with"),
]

HERE = Path(__file__).parent
MOST = 512 * 1024
BUNDLE = Path(sys.prefix) / "admin"
"""Where `make test` puts the bundle."""

PATH = "content/posts/2026/open-bench.md"
POST = """\
---
# Sari: the hall is ours until noon.
title: 'Open bench: Saturday'   # a colon needs quotes
publish_at: 2026-12-12 09:00
zone: "Asia/Jakarta"
channels: [ outbox,site ]
lang: en

hashtags:
    - RepairWeek
    - OpenBench    # ours
owner: sari
repeat: {every: 1w, until: 2027-01-31}
quadrant: educate
waivers:
- {rule: post/length, reason: "The law's full name.", until: 2026-12-31}
---
Bring your lamp.


## @outbox

Bring *your* lamp.
"""


@pytest.fixture(scope="session")
def bundle() -> Path:
    """Return the forms' program, bundled once for all tests."""
    if not is_bundle(BUNDLE):
        make_bundle(BUNDLE)
    return BUNDLE


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """Return a small hub in git, with a post that a person has written by hand."""
    root = write_hub(tmp_path / "hub", {PATH: POST, "content/posts/2027/far.md": POST})
    commit_all(root, "Begin")
    return root


@pytest.fixture
def writer(hub: Path, bundle: Path, tmp_path: Path, browser: Browser) -> Iterator[Writer]:
    """Return a writer who has signed in to the forms of the hub."""
    bare = tmp_path / "hub.git"
    git(hub, "clone", "-q", "--bare", str(hub), str(bare))
    with (
        forms_github(bare) as forms,
        writer_at(hub, tmp_path / "site", bundle, forms, browser) as found,
    ):
        found.sign_in()
        yield found


def told(writer: Writer, *words: str) -> str:
    """Return what git says in the repository on the test's GitHub."""
    return git(writer.forms.bare.folder, *words)


def checked_out(writer: Writer, branch: str, folder: Path) -> Path:
    """Return a clone of a branch."""
    git(folder, "clone", "-q", "--branch", branch, str(writer.forms.bare.folder), "clone")
    return folder / "clone"


def test_a_new_post_becomes_a_draft_pull_request(
    writer: Writer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Saving a new post makes a branch, a commit and a draft pull request; the file is right."""
    before = told(writer, "rev-parse", "main")
    writer.open("post")
    writer.fill("title", 'Пятница: lamps, "mended" & more')
    writer.fill("body", "Bring your lamp.\n\n## @outbox\n\nBring *your* {@sari} lamp.")
    writer.field("publish_at").locator("input").fill("2026-12-11T09:30")
    writer.choose("channels", "Outbox")
    writer.fill("lang", "en")
    writer.choose("owner", "Sari")
    writer.save(review=False)

    (pull,) = writer.forms.pulls
    branch = "cms/post/pyatnitsa-lamps-mended-more"
    assert (branch, "main", True) == (pull["head"], pull["base"], pull["draft"])
    assert before == told(writer, "rev-parse", "main")
    assert "1" == told(writer, "rev-list", "--count", f"main..{branch}")
    path = told(writer, "diff", "--name-only", f"main...{branch}")
    assert "pyatnitsa-lamps-mended-more" == locate(path)[1]
    assert path.startswith("content/posts/")
    assert [] == writer.faults
    root = checked_out(writer, branch, tmp_path)
    assert 0 == cli.run(["check", str(root / path), "--hub", str(root), "--now", NOW])
    assert "0 errors, 0 warnings" in capsys.readouterr().out
    assert (root / path).read_text(encoding="utf-8") == (
        "---\n"
        "title: 'Пятница: lamps, \"mended\" & more'\n"
        "publish_at: 2026-12-11 09:30\n"
        "channels: [outbox]\n"
        "lang: en\n"
        "owner: sari\n"
        "---\n"
        "Bring your lamp.\n\n## @outbox\n\nBring *your* {@sari} lamp.\n"
    )


@pytest.mark.parametrize(
    ("collection", "picture_at", "named"),
    [
        ("post", "content/media/our-bench.png", "/media/our-bench.png"),
        ("post-with-media", "content/posts/{year}/two-lamps/our-bench.png", "our-bench.png"),
    ],
)
def test_a_picture_goes_along(
    collection: str, picture_at: str, named: str, writer: Writer, tmp_path: Path
) -> None:
    """A picture that is uploaded is in the same commit, where the post's file names it."""
    (tmp_path / "Our Bench.png").write_bytes(picture("PNG"))
    writer.open(collection)
    writer.fill("title", "Two lamps")
    writer.field("media").get_by_role("button", name="Add").click()
    writer.fill("media.0.alt", "A brass lamp beside its shade.")
    file = writer.field("media.0.file")
    file.get_by_role("button", name="Browse").click()
    writer.page.locator("input[type=file]").last.set_input_files(tmp_path / "Our Bench.png")
    insert = writer.page.get_by_role("dialog").locator("button[aria-disabled=false]")
    insert.filter(has_text="Insert").click()
    file.get_by_role("button", name="Replace").wait_for()
    writer.save(review=False)

    (pull,) = writer.forms.pulls
    paths = told(writer, "diff", "--name-only", f"main...{pull['head']}").splitlines()
    (post,) = [path for path in paths if path.endswith(".md")]
    year = post.split("/")[2]
    assert picture_at.format(year=year) in paths
    assert 2 == len(paths)
    text = told(writer, "show", f"{pull['head']}:{post}")
    assert f"media:\n  - file: {named}\n    alt: A brass lamp beside its shade.\n" in text
    assert [] == writer.faults


def test_one_field_changes_and_nothing_else(writer: Writer) -> None:
    """Changing one field of a post leaves every other byte of the file as it was."""
    writer.open("post", "2026/open-bench")
    writer.fill("title", "Open bench: Sunday")
    writer.save(review=True)

    (pull,) = writer.forms.pulls
    assert (False, ["sveltia-cms/pending_review"]) == (pull["draft"], pull["labels"])
    line = "title: 'Open bench: Saturday'"
    now = told(writer, "show", f"{pull['head']}:{PATH}")
    assert POST.strip().replace(line, 'title: "Open bench: Sunday"') == now
    assert [] == writer.faults


def test_nobody_publishes_here(writer: Writer) -> None:
    """A post may be called ready, and nothing here publishes it: merging on GitHub approves."""
    before = told(writer, "rev-parse", "main")
    writer.open("post", "2026/open-bench")
    writer.choose("quadrant", "inspire")
    writer.save(review=True)
    writer.open("post", "2026/open-bench")
    writer.page.get_by_role("button", name="Status").click()
    writer.page.get_by_role("menuitemradio", name="Ready").click()
    writer.page.get_by_role("button", name="Ready").wait_for()

    assert [] == writer.page.get_by_role("button", name="Publish").all()
    assert [] == [asked for asked in writer.forms.asked if "merge" in asked]
    assert before == told(writer, "rev-parse", "main")
    assert [] == writer.faults


def test_the_policy_of_the_page(writer: Writer) -> None:
    """The page reaches its own site and the one GitHub, and runs no script from a text."""
    blocked = writer.page.evaluate("fetch('http://127.0.0.1:9/').catch((error) => `${error}`)")
    writer.page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
        " document.body.append(s); }"
    )

    assert "TypeError: Failed to fetch" in blocked
    assert writer.page.evaluate("window.ran") is None
    assert any("connect-src" in fault for fault in writer.faults)


def test_nothing_is_asked_before_the_sign_in(
    hub: Path, bundle: Path, tmp_path: Path, browser: Browser
) -> None:
    """With the real GitHub's address, opening the page asks nobody: no font, state or version."""
    git(hub, "clone", "-q", "--bare", str(hub), str(tmp_path / "hub.git"))
    with (
        forms_github(tmp_path / "hub.git") as forms,
        writer_at(hub, tmp_path / "real", bundle, forms, browser, api=API) as writer,
    ):
        writer.page.goto(writer.base + "admin/")
        writer.page.get_by_role("button", name="Sign In Using Access Token").click()
        writer.page.wait_for_load_state("networkidle")

        assert [] == writer.faults
        assert [] == forms.asked


def forms_of(writer: Writer, site: Path) -> list[dict[str, Any]]:
    """Return the collections of the configuration that the site serves."""
    config = yaml.safe_load((site / "admin" / "config.yml").read_text(encoding="utf-8"))
    collections: list[dict[str, Any]] = config["collections"]
    return collections


@pytest.fixture(scope="module")
def example(
    bundle: Path, tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> Iterator[tuple[Writer, list[tuple[str, list[dict[str, Any]]]]]]:
    """Return a page of the example's forms, and each file of it with the fields of its form."""
    folder = tmp_path_factory.mktemp("example")
    hub = folder / "hub"
    write_hub_of_the_example(hub, example=True, profile="team", now=datetime.fromisoformat(NOW))
    subprocess.run(["git", "init", "-q", "--bare", str(folder / "hub.git")], check=True)
    with (
        forms_github(folder / "hub.git") as forms,
        writer_at(hub, folder / "site", bundle, forms, browser) as writer,
    ):
        writer.page.goto(writer.base + "admin/")
        files = [
            (path.read_text(encoding="utf-8").strip(), collection["fields"])
            for collection in forms_of(writer, folder / "site")
            for path in sorted((hub / collection["folder"]).rglob("*.md"))
        ]
        yield writer, [(text, fields) for text, fields in files if text.startswith("---\n")]


Example = tuple[Writer, list[tuple[str, list[dict[str, Any]]]]]


def test_files_of_the_example_come_back_as_they_are(example: Example) -> None:
    """Each file of the example is written as it was read, and with one change in one line."""
    writer, files = example
    code = (
        "const form = m.read(v[0], v[1]); const same = m.write(structuredClone(form), v[1]);"
        " form.title = 'Another title'; return [same, m.write(form, v[1])];"
    )
    for text, fields in files:
        same, changed = writer.run(code, text, fields)
        assert text == same.strip()
        lines = zip(text.splitlines(), changed.strip().splitlines(), strict=True)
        (pair,) = [(old, new) for old, new in lines if old != new]
        assert pair[1].startswith("title: Another title")

    assert len(files) > 100


def test_each_field_of_the_example_changes_alone(example: Example) -> None:
    """Whatever one field becomes, the reader finds all other keys, comments and the text again."""
    writer, files = example
    code = f"return ({(HERE / 'change_each.js').read_text(encoding='utf-8')})(v, m);"
    tried = 0
    for text, fields in files:
        before, _ = read_markdown("a.md", text.encode(), front_limit=MOST)
        assert before is not None
        comments = re.findall(r"(?m)^#.*$| # .*$", text.partition("\n---\n")[0])
        for name, value, made in writer.run(code, text, fields):
            if made is None:
                continue
            tried += 1
            after, findings = read_markdown("a.md", made.encode(), front_limit=MOST)
            assert after is not None, findings
            assert without(before.data, name) == without(after.data, name)
            assert before.body.strip() == after.body.strip()
            assert (value is None) == (name not in after.data)
            assert [] == [comment for comment in comments if comment.strip() not in made]

    assert tried > 1000


def without(data: Mapping[str, Any], name: str) -> list[tuple[str, Any]]:
    """Return keys and values in their order, but for one."""
    return [(key, value) for key, value in data.items() if key != name]


FIELDS: list[dict[str, Any]] = [
    {"name": "title", "widget": "string"},
    {"name": "body", "widget": "text"},
    {"name": "draft", "widget": "boolean"},
    {"name": "publish_at", "widget": "datetime", "format": "YYYY-MM-DD HH:mm"},
    {"name": "channels", "widget": "relation", "multiple": True},
    {"name": "tags", "widget": "list"},
    {"name": "count", "widget": "number"},
    {
        "name": "media",
        "widget": "list",
        "fields": [{"name": "file", "widget": "file"}, {"name": "alt", "widget": "text"}],
    },
    {"name": "lang", "widget": "string", "default": "en"},
]


@pytest.mark.parametrize(
    ("front", "change", "expected"),
    [
        ("title: A\n", {"tags": ["one", "two: three"]}, 'title: A\ntags: [one, "two: three"]\n'),
        ("title: A   # why\ntags: [a]\n", {"title": "B"}, "title: B   # why\ntags: [a]\n"),
        ("title: A\ntags: [a]\ncount: 3\n", {"tags": []}, "title: A\ncount: 3\n"),
        ("title: A\ndraft: true\n", {"draft": False}, "title: A\ndraft: false\n"),
        ("title: A\n", {"draft": False, "lang": "en", "count": None}, "title: A\n"),
        ("title: A\nlang: id\n", {"lang": "en"}, "title: A\nlang: en\n"),
        ("title: A\ncount: 1.10\n", {"count": 1.1}, "title: A\ncount: 1.10\n"),
        ("title: A\ncount: 0\n", {"count": 0}, "title: A\ncount: 0\n"),
        ("title: A\n", {"count": 0}, "title: A\ncount: 0\n"),
        ("title: A\n", {"title": "no"}, "title: no\n"),
        ("title: A\n", {"title": "true"}, 'title: "true"\n'),
        ("title: A\n", {"title": "# heading"}, 'title: "# heading"\n'),
        ("title: A\n", {"title": "{@sari}"}, 'title: "{@sari}"\n'),
        (
            "channels: {site: {link: https://a.example}}\ntitle: A\n",
            {"title": "B"},
            "channels: {site: {link: https://a.example}}\ntitle: B\n",
        ),
        (
            "publish_at: 2026-12-07T09:00+07:00\ntitle: A\n",
            {"title": "B"},
            "publish_at: 2026-12-07T09:00+07:00\ntitle: B\n",
        ),
        (
            "media:\n- {file: a.jpg, alt: A}   # left\n- file: b.jpg\n  focus: 1\ntitle: A\n",
            {"title": "B"},
            "media:\n- {file: a.jpg, alt: A}   # left\n- file: b.jpg\n  focus: 1\ntitle: B\n",
        ),
        (
            "media:\n- {file: a.jpg}\ntitle: A\n",
            {"media": [{"file": "a.jpg", "alt": "A lamp."}, {"file": "b.jpg", "alt": ""}]},
            "media:\n  - file: a.jpg\n    alt: A lamp.\n  - file: b.jpg\ntitle: A\n",
        ),
        (
            "title: >-\n  A long\n  title\n# next\ntags: [a]\n",
            {"title": "B"},
            "title: B\n# next\ntags: [a]\n",
        ),
        ("unknown: {a: [1, 2]}\ntitle: A\n", {"title": "B"}, "unknown: {a: [1, 2]}\ntitle: B\n"),
    ],
)
def test_front_matter(
    front: str, change: dict[str, Any], expected: str, front_matter: Writer
) -> None:
    """A change of a form is written where its key stands; all else stays byte for byte."""
    code = "return m.write({...m.read(v[0], v[1]), ...v[2]}, v[1]);"
    made = front_matter.run(code, f"---\n{front}---\nThe text.\n", FIELDS, change)

    assert f"---\n{expected}---\nThe text.\n" == made


def test_text_without_front_matter(front_matter: Writer) -> None:
    """A file without front matter is all text, and a new one gets its own."""
    form = front_matter.run("return m.read(v[0], v[1]);", "Only text.", FIELDS)
    made = front_matter.run("return m.write(v[0], v[1]);", {"title": "A", "body": "New."}, FIELDS)

    assert "Only text." == form["body"]
    assert "---\ntitle: A\n---\nNew." == made


@pytest.mark.parametrize("front", ["a: [", "- a", "a: 1\na: 2", "a: &x 1\nb: *x"])
def test_broken_front_matter_is_refused(front: str, front_matter: Writer) -> None:
    """A file that Masthead refuses is not opened in a form, so that nothing of it is lost."""
    code = "try { return m.read(v[0], v[1]) } catch { return 'refused' }"

    assert "refused" == front_matter.run(code, f"---\n{front}\n---\nText", FIELDS)


@pytest.fixture(scope="module")
def front_matter(
    bundle: Path, tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> Iterator[Writer]:
    """Return a page that has the part which reads and writes files, without a GitHub."""
    folder = tmp_path_factory.mktemp("front")
    hub = write_hub(folder / "hub")
    subprocess.run(["git", "init", "-q", "--bare", str(folder / "hub.git")], check=True)
    with (
        forms_github(folder / "hub.git") as forms,
        writer_at(hub, folder / "site", bundle, forms, browser) as writer,
    ):
        writer.page.goto(writer.base + "admin/")
        yield writer
