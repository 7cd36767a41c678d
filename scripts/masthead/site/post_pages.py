"""The page of one post: what readers see of it, or what the team needs to know about it."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from masthead.post import Post
from masthead.record import Record
from masthead.reports.brief import brief
from masthead.site import fields, markdown
from masthead.site.addresses import link, post_place
from masthead.site.approved import approval_of
from masthead.site.blocks import drawn
from masthead.site.content import Entry
from masthead.site.drawing import draw
from masthead.site.pages import bring, in_language
from masthead.site.posts import also_on, pictures, site_media, thumbnails, time_of
from masthead.site.previews import previews
from masthead.site.rendered import post_html
from masthead.site.states import slots_of
from masthead.site.view import View, media_entries, public_url
from masthead.site.words import excerpt, text_of

RELATIONS = ("goal", "pillar", "campaign")
IN_HEAD = frozenset(
    {"owner", "lang", "publish_at", "hold", "media", "channels", "audiences", *RELATIONS}
)


def post_pages(view: View) -> Iterator[Entry]:
    """Yield the page of each post of a site, with the media it shows, small in lists."""
    for post in view.posts.values():
        yield from _internal(view, post) if view.internal else _public(view, post)
        yield from thumbnails(view, post)
        post_html(view, post)  # for feeds and API, while the parser still knows the text


def _public(view: View, post: Post) -> Iterator[Entry]:
    place = post_place(post.id)
    media = dict.fromkeys(item.path for item in site_media(view, post))
    text = bring(view, text_of(view, post), post.path, place, media)
    link_out = view.links.resolve(post.link, post.path, place, page=True)
    media |= {link_out.media: None} if link_out.media else {}
    foot = draw(
        "post_foot_public",
        pictures=pictures(view, post, place),
        link=link_out.href,
        hashtags=post.hashtags,
        also_on=also_on(view, post),
        back=link(place, "posts/index.md"),
    )
    head = draw("post_head_public", at=time_of(view, post))
    parts = (markdown.heading(post.title), head, text, foot)
    body = in_language(view, "\n\n".join(part for part in parts if part), post.lang)
    front = {
        "title": markdown.title_of(post.title),
        "description": markdown.title_of(excerpt(view, post)),
        "hide": ["navigation", "toc"],
    }
    yield place, markdown.page(front, body)
    yield from media_entries(media)


def _internal(view: View, post: Post) -> Iterator[Entry]:
    place = post_place(post.id)
    shown = fields.shown(view, "post", post.document.data)
    rest = {key: value for key, value in shown.items() if key not in IN_HEAD}
    parts = (
        markdown.heading(post.title),
        draw(
            "post_head",
            view=view,
            post=post,
            slots=slots_of(view, post),
            relations=_relations(view, post, place),
        ),
        drawn(view, place, brief(post, view.survey)),
        "## As it will look",
        previews(view, post, place),
        "## Approval and deliveries",
        draw(
            "deliveries",
            view=view,
            deliveries=view.deliveries.get(post.id, ()),
            receipt=_receipt,
            approval=approval_of,
            changed=view.local(moment) if (moment := view.hub.changed.get(post.path)) else None,
        ),
        "## Details" if rest else "",
        fields.table(view, place, rest),
        draw("source", path=post.path, public=False),
    )
    front = {
        "title": markdown.title_of(post.title),
        "description": markdown.title_of(excerpt(view, post)),
        "hide": ["navigation", "toc"],
    }
    yield place, markdown.page(front, "\n\n".join(part for part in parts if part))
    everywhere = [post.media, *(line.media for line in post.channels if line.media)]
    used = {item.path for media in everywhere for item in view.usable(media)}
    yield from media_entries(sorted(used))


def _relations(view: View, post: Post, place: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return each kind of strategy page that a post belongs to, with titles and addresses."""
    ids = {kind: [getattr(post, kind)] for kind in RELATIONS} | {"audience": post.audiences}
    found = []
    for kind, wanted in ids.items():
        pages = [_relation(view, kind, id, place) for id in wanted if id]
        if pages:
            found.append((fields.label(kind if len(pages) == 1 else f"{kind}s"), pages))
    return found


def _relation(view: View, kind: str, id: str, place: str) -> tuple[str, str]:
    page = view.hub.page(kind, id)
    goal = view.places.get(page.path) if page else None
    return page.title if page else id, link(place, goal) if goal else ""


def _receipt(record: Record | None) -> Markup:
    """Return what the service answered, as a link where it gave a web address."""
    if record is None or not record.receipts:
        return Markup()
    url = public_url(record)
    if url:
        return Markup('<a href="{}" rel="noopener">{}</a>').format(url, record.remote_id or url)
    return Markup("<code>{}</code>").format(record.remote_id)
