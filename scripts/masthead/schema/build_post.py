"""Make a `Post` from a document, with a finding for each fault."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from masthead.document import Document
from masthead.finding import Finding
from masthead.kinds import locate
from masthead.post import Evidence, Media, Placement, Post, Waiver
from masthead.schema.fields import ID
from masthead.schema.media_path import resolve
from masthead.schema.shapes import ABSENT, Fault, UnfitError, label
from masthead.schema.validate import blocks, findings_at, validate
from masthead.sections import split_sections
from masthead.settings import Settings
from masthead.when import WhenError, find_zone, parse_when

HELD = "the file has errors: run `masthead check`"
"""Reason of the hold on a post with errors: what could not be read right is not sent."""

PLAIN = (
    *("draft", "hold", "lang", "goal", "pillar", "campaign", "quadrant", "format", "link"),
    *("owner", "commercial", "ai", "replies_to", "first_comment", "translation_of", "situation"),
)
"""Values that a post takes as they are; what is left out has the default of `Post`."""


def build_post(
    document: Document, settings: Settings, *, links: Collection[str] = ()
) -> tuple[Post | None, tuple[Finding, ...]]:
    """Return the post that a document holds, and what is wrong with it.

    A post with an error keeps what can be read, so that rules see the rest, and is held.

    Args:
        document: the file as read.
        settings: the hub's settings: zone, first language, levels of rules.
        links: paths of the hub that are symbolic links.

    Returns:
        None for the post where it has no usable id.
    """
    values, findings = validate("post", document)
    maker = _Maker(document, settings, links)
    post = maker.post(values)
    findings = (*findings, *findings_at(document, maker.faults))
    if post is not None and blocks(findings, settings):
        post = replace(post, hold=post.hold or HELD)
    return post, findings


class _Maker:
    """Turn the values of one document into a post; collect what is wrong on the way."""

    def __init__(self, document: Document, settings: Settings, links: Collection[str]) -> None:
        self.document = document
        self.settings = settings
        self.links = links
        self.faults: list[Fault] = []
        self.zone: str | None = settings.zone

    def post(self, values: Mapping[str, Any]) -> Post | None:
        """Return the post, or None where it has no usable id."""
        id = self._id(values)
        self._set_zone(values)
        plain = {name: values[name] for name in PLAIN if name in values}
        post = Post(
            id=id,
            title=values.get("title", id),
            document=self.document,
            channels=self._placements(values.get("channels", ())),
            sections=split_sections(self.document.body, self.document.body_line),
            publish_at=self._when(values, "publish_at"),
            expires_at=self._when(values, "expires_at"),
            audiences=tuple(values.get("audiences", ())),
            hashtags=tuple(values.get("hashtags", ())),
            media=self._media(values, "media") or (),
            waivers=tuple(Waiver(**waiver) for waiver in values.get("waivers", ())),
            evidence=tuple(Evidence(**one) for one in values.get("evidence", ())),
            **{"lang": self.settings.languages[0], **plain},
        )
        self._check_expiry(post)
        return post if id else None

    def _id(self, values: Mapping[str, Any]) -> str:
        """Return the id that the file gives, or else its name where that is one; or nothing."""
        if "id" in self.document.data:
            return str(values.get("id", ""))
        _, name = locate(self.document.path)
        return "" if ID.read(name, (), []) is ABSENT else name

    def _set_zone(self, values: Mapping[str, Any]) -> None:
        """Take the post's own zone for its times; None where there is no such zone."""
        if "zone" in self.document.data:
            self.zone = None
        if "zone" in values:
            try:
                self.zone = find_zone(values["zone"]).key
            except WhenError as error:
                self._refuse_date(error, "zone")

    def _when(self, values: Mapping[str, Any], *key: str) -> datetime | None:
        """Return the time under the last step of a key path, or None where there is none."""
        text = values.get(key[-1])
        if text is None:
            return None
        try:
            when = parse_when(text, self.zone or "UTC")
        except WhenError as error:
            self._refuse_date(error, *key)
            return None
        return when if self.zone else None

    def _refuse_date(self, error: WhenError, *key: str) -> None:
        message = f"`{label(key)}`: {error.message}"
        self.faults.append(Fault("post/date", key, message, error.hint))

    def _check_expiry(self, post: Post) -> None:
        """Refuse a post that expires before it goes out."""
        if post.expires_at is None:
            return
        for due in (post.publish_at, *(line.publish_at for line in post.channels)):
            if due and post.expires_at <= due:
                message = f"the post expires before it goes out, {due:%Y-%m-%d %H:%M}"
                self.faults.append(Fault("post/date", ("expires_at",), message))
                return

    def _placements(
        self, channels: list[str] | Mapping[str, Mapping[str, Any]]
    ) -> tuple[Placement, ...]:
        """Return a line for each channel, from either form of `channels`."""
        if isinstance(channels, Mapping):
            return tuple(self._placement(id, own) for id, own in channels.items())
        for at, id in enumerate(channels):
            if id in channels[:at]:
                message = f"`{id}` stands twice in `channels`"
                self.faults.append(Fault("schema/value", ("channels", at), message, "delete one"))
        return tuple(Placement(id) for id in dict.fromkeys(channels))

    def _placement(self, id: str, own: Mapping[str, Any]) -> Placement:
        return Placement(
            id,
            publish_at=self._when(own, "channels", id, "publish_at"),
            link=own.get("link"),
            media=self._media(own, "channels", id, "media"),
        )

    def _media(self, values: Mapping[str, Any], *key: str) -> tuple[Media, ...] | None:
        """Return the media under the last step of a key path, or None where there is none."""
        from masthead.kinds.post import MEDIA

        if key[-1] not in values:
            return None
        written: Any = self.document.data
        for step in key:
            written = written[step]
        # The list as written, and not the one without faulty items: places go by its numbers.
        items = ((at, MEDIA.read(item, (), [])) for at, item in enumerate(written))
        return tuple(
            Media(
                item["file"],
                self._path(item["file"], *key, at, "file"),
                item.get("alt"),
                self._path(item.get("captions"), *key, at, "captions"),
            )
            for at, item in items
            if item is not ABSENT
        )

    def _path(self, name: str | None, *key: str | int) -> str:
        """Return the file of the hub that a name stands for, or nothing."""
        if name is None:
            return ""
        try:
            return resolve(name, self.document.path.rpartition("/")[0], self.links)
        except UnfitError as unfit:
            message = f"`{label(key)}` {unfit.message}"
            self.faults.append(Fault("media/path", key, message, unfit.hint))
            return ""
