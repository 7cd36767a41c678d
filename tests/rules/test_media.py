"""Rules on media, beyond their examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.rules.pictures import PHOTO, Picture
from masthead.rules.rule import Content
from rule_helper import POST, found, lamp, one, report

FOLDER = POST.rpartition("/")[0]
BENCH = {f"{FOLDER}/{name}": content for name, content in PHOTO.items()}
ALT = "A brass lamp in pieces on a workbench."


def photo(
    alt: str = f"alt: {ALT}", file: str = "bench.png", **files: Content
) -> dict[str, Content]:
    """Return a hub with one post that has one picture."""
    front = f"format: photo\nmedia:\n  - file: {file}\n" + (f"    {alt}\n" if alt else "")
    return {**one(front), **BENCH, **files}


def test_a_carousel_needs_two_files(tmp_path: Path) -> None:
    """One picture is no carousel."""
    front = f"format: carousel\nmedia: [{{file: bench.png, alt: {ALT}}}]\n"
    (finding,) = found("media/required", tmp_path, {**one(front), **BENCH})

    assert "a post of the format 'carousel' needs two files or more" == finding.message


def test_a_network_that_takes_nothing_without_media(tmp_path: Path) -> None:
    """Some networks are for pictures only."""
    files = {
        **one("format: poll\n", channels="[outbox, gram]"),
        "strategy/channels/gram.md": "---\nservice: folder\nnetwork: instagram\n---\nPictures.\n",
    }
    (finding,) = found("media/required", tmp_path, files)

    assert ("gram takes no post without media", 4, 20) == (
        finding.message,
        finding.line,
        finding.column,
    )


def test_a_misspelt_file_is_found_with_the_right_name(tmp_path: Path) -> None:
    """The hint names the file in that folder that comes closest."""
    (finding,) = found("media/file", tmp_path, photo(file="bnech.png"))

    assert (f"there is no file {FOLDER}/bnech.png", "did you mean bench.png?") == (
        finding.message,
        finding.hint,
    )
    assert (7, 11) == (finding.line, finding.column)


def test_a_damaged_picture_is_found(tmp_path: Path) -> None:
    """What cannot be opened cannot go out."""
    files = photo(**{f"{FOLDER}/bench.png": "this is no picture"})

    assert [7] == [finding.line for finding in found("media/file", tmp_path, files)]


def test_a_channel_with_media_of_its_own(tmp_path: Path) -> None:
    """The finding stands at the channel's own file."""
    channels = "\n  outbox:\n  site:\n    media:\n      - {file: other.png, alt: A lamp.}"
    (finding,) = found("media/file", tmp_path, one(channels=channels))

    assert 8 == finding.line


def test_a_network_that_takes_other_types(tmp_path: Path) -> None:
    """Instagram takes JPEG pictures, and the finding says so."""
    gram = "---\nservice: folder\nnetwork: instagram\n---\nPictures.\n"
    files = photo(
        **{
            POST: lamp(
                f"format: photo\nmedia: [{{file: bench.png, alt: {ALT}}}]\n", channels="[gram]"
            ),
            "strategy/channels/gram.md": gram,
        }
    )
    (finding,) = found("media/type", tmp_path, files)

    assert "bench.png is image/png, which gram does not take" == finding.message
    assert "it takes image/jpeg, video/mp4" == finding.hint


@pytest.mark.parametrize(("bytes_", "shown"), [(2_000_001, "2.0 MB"), (999_999, "1000.0 kB")])
def test_sizes_are_shown_for_people(bytes_: int, shown: str) -> None:
    """Bytes are shown in kB and MB."""
    from masthead.rules.media_size import _size

    assert shown == _size(bytes_)


def test_the_sidecar_may_hold_the_alternative_text(tmp_path: Path) -> None:
    """A post without `alt` takes that of the sidecar."""
    sidecar = f"alt: {ALT}\ncredit: Sari\nrights: our own photo\n"

    assert () == report(tmp_path, photo("", **{f"{FOLDER}/bench.png.yml": sidecar})).findings


def test_decoration_needs_no_alternative_text(tmp_path: Path) -> None:
    """A sidecar may say that a picture is decoration."""
    sidecar = "decorative: true\ncredit: Sari\nrights: our own photo\n"

    assert () == report(tmp_path, photo("", **{f"{FOLDER}/bench.png.yml": sidecar})).findings


def test_an_empty_alternative_text_is_none(tmp_path: Path) -> None:
    """`alt: ""` hides the sidecar's text and says nothing."""
    assert [7] == [finding.line for finding in found("media/alt", tmp_path, photo('alt: ""'))]


def test_a_picture_that_is_not_there_needs_its_text_too(tmp_path: Path) -> None:
    """The kind of a file that cannot be opened is told by its name."""
    assert ["media/alt", "media/file"] == sorted(
        finding.rule
        for finding in report(tmp_path, photo("", file="bank.png")).findings
        if finding.path == POST
    )


@pytest.mark.parametrize(
    ("alt", "fault"),
    [
        ("IMG_2041", "is a file name"),
        ("bench.png", "is a file name"),
        ("Bench", "is a file name"),
        ("Gambar", "says only that there is a picture"),
        ("Larawan 3", "says only that there is a picture"),
        ("ФОТО", "says only that there is a picture"),
        ("'***'", "says only that there is a picture"),
        ("Lamp", "repeats the title"),
    ],
)
def test_alternative_texts_that_say_nothing(alt: str, fault: str, tmp_path: Path) -> None:
    """File names, the word for picture in four languages, and the title are no description."""
    (finding,) = found("media/alt-quality", tmp_path, photo(f"alt: {alt}"))

    assert (f"the alternative text of bench.png {fault}", 8) == (finding.message, finding.line)


def test_words_of_other_languages_can_be_added(tmp_path: Path) -> None:
    """A hub that writes in another language gives its own list."""
    settings = (
        "name: Lentera\nlanguages: [en, it]\npublic_url: https://lentera.example\n"
        "rules:\n  media/alt-quality: {generic: {it: [immagine]}}\n"
    )
    files = photo("alt: Immagine", **{"masthead.yml": settings})

    assert 1 == len(found("media/alt-quality", tmp_path, files))


def test_a_sound_needs_no_alternative_text(tmp_path: Path) -> None:
    """Alternative texts are for pictures."""
    front = "format: podcast\nmedia: [{file: talk.mp3}]\n"
    files = {**one(front), f"{FOLDER}/talk.mp3": "ID3 sound"}

    rules = {finding.rule for finding in report(tmp_path, files).findings}

    assert {"media/alt", "media/alt-quality"}.isdisjoint(rules)


def test_rights_run_out_before_the_day(tmp_path: Path) -> None:
    """`expires` is the last day: on that day the picture may still be used."""
    sidecar = "credit: Sari\nrights: lent\nexpires: {}\n"
    last_day = photo(**{f"{FOLDER}/bench.png.yml": sidecar.format("2026-12-14")})
    day_before = photo(**{f"{FOLDER}/bench.png.yml": sidecar.format("2026-12-13")})

    assert [] == found("media/expired", tmp_path / "a", last_day)
    assert 1 == len(found("media/expired", tmp_path / "b", day_before))


def test_a_picture_with_too_many_pixels_in_a_thread(tmp_path: Path) -> None:
    """Limits on pixels look at each file that a channel gets."""
    files = photo(
        **{
            POST: lamp(
                f"format: photo\nmedia: [{{file: bench.png, alt: {ALT}}}]\n", channels="[small]"
            ),
            f"{FOLDER}/bench.png": Picture(200, 200),
            "strategy/channels/small.md": "---\nservice: folder\n"
            "limits: {image_pixels: 10000}\n---\nSmall.\n",
        }
    )
    (finding,) = found("media/pixels", tmp_path, files)

    assert "bench.png has 200 by 200 pixels, small takes 10,000 pixels in all" == finding.message


def test_a_channel_that_takes_no_media(tmp_path: Path) -> None:
    """A limit of one file and a post with two."""
    channel = "---\nservice: folder\nlimits: {media: 1}\n---\nOne.\n"
    front = f"media: [{{file: bench.png, alt: {ALT}}}, {{file: bench.png, alt: {ALT}}}]\n"
    files = {**one(front, channels="[single]"), **BENCH, "strategy/channels/single.md": channel}
    (finding,) = found("media/count", tmp_path, files)

    assert ("there are 2 media, single takes 1", 5) == (finding.message, finding.line)


def test_media_are_used_by_pages_and_front_matter(tmp_path: Path) -> None:
    """A link, an image, a path in front matter and a post's captions use a file."""
    picture = Picture(8, 8)
    files: dict[str, Content] = {
        "content/about.md": "---\ntitle: About\n---\n![A lamp](media/a.png) [b](/media/b.png)\n",
        "strategy/channels/outbox.md": "---\nservice: folder\n"
        "profile: {avatar: /media/c.png}\n---\nAll.\n",
        "content/media/a.png": picture,
        "content/media/b.png": picture,
        "content/media/c.png": picture,
        "content/media/d.png": picture,
        "content/brand/logo/lamp.svg": "<svg/>",
    }

    assert ["content/media/d.png"] == [
        finding.path for finding in found("media/orphan", tmp_path, files)
    ]


def test_a_narrow_check_on_a_used_file_finds_nothing(tmp_path: Path) -> None:
    """Only wanted files are looked for."""
    assert [] == found("media/orphan", tmp_path, photo(), paths=[POST])


def test_a_sidecar_without_its_file_names_the_nearest(tmp_path: Path) -> None:
    """A renamed picture leaves its sidecar behind."""
    sidecar = f"{FOLDER}/bank.png.yml"
    files = photo(**{sidecar: "credit: Sari\nrights: our own photo\n"})
    (finding,) = found("media/sidecar", tmp_path, files)

    assert (sidecar, "did you mean bench.png?") == (finding.path, finding.hint)
