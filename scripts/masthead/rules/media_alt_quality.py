"""An alternative text says what the picture shows.

A file name, the word "image" or the post's title again help nobody. Say what is seen, as you
would on the telephone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from masthead.finding import Finding, Level
from masthead.post import Post
from masthead.rules.alternatives import alternative, is_picture
from masthead.rules.context import Context
from masthead.rules.pictures import PHOTO, PHOTO_ALT, PHOTO_POST
from masthead.rules.rule import Options, post_example

ID = "media/alt-quality"
LEVEL = Level.WARNING
OPTIONS: Options = {
    "generic": {
        "en": (
            "alt", "alt text", "banner", "cover", "graphic", "icon", "illustration", "image",
            "logo", "photo", "photograph", "pic", "picture", "screenshot", "thumbnail", "untitled",
        ),
        "id": (
            "cuplikan layar", "foto", "gambar", "grafik", "ilustrasi", "ikon", "logo",
            "spanduk", "tangkapan layar", "tanpa judul",
        ),
        "tl": ("imahe", "larawan", "litrato", "retrato", "ilustrasyon", "walang pamagat"),
        "ru": (
            "баннер", "без названия", "изображение", "иллюстрация", "картинка", "логотип",
            "обложка", "рисунок", "скриншот", "снимок", "фото", "фотография",
        ),
    }
}  # fmt: skip

PASS = post_example(PHOTO_POST, PHOTO)
FAIL = post_example(PHOTO_POST.replace(PHOTO_ALT, "Picture 1"), PHOTO)

FILE_NAME = (
    r"(?i)\S+\.(?:png|jpe?g|gif|webp|svg|avif|heic|tiff?|bmp|mp4|mov)"
    r"|(?:img|dsc[fn]?|pxl|screenshot|screen shot|photo|image|untitled)[-_ ]?\d[\w .-]*"
)


def check(post: Post, context: Context) -> Iterator[Finding]:
    """Yield each alternative text that says nothing."""
    found = list(context.media(post))
    if not found:
        return
    generic = {_plain(word) for words in context.options["generic"].values() for word in words}
    for media, asset, key in found:
        text = alternative(media, asset)
        if not text or not is_picture(media, asset):
            continue
        stem = media.file.rpartition("/")[2].rpartition(".")[0]
        if re.fullmatch(FILE_NAME, text) or _plain(text) == _plain(stem):
            fault = "is a file name"
        elif _plain(text) in generic or _plain(text) == "":
            fault = "says only that there is a picture"
        elif _plain(text) == _plain(post.title):
            fault = "repeats the title"
        else:
            continue
        message = f"the alternative text of {media.file} {fault}"
        yield post.finding(ID, message, *key, "alt", hint="say what the picture shows")


def _plain(text: str) -> str:
    """Return the text's words in small letters, without numbers and signs."""
    return " ".join(re.findall(r"[^\W\d_]+", text.casefold()))
