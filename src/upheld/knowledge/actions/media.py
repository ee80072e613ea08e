"""Adding pictures and videos to an article, and taking away those that it does not show."""

from datetime import datetime, timedelta
from typing import IO

from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.files import judging, kinds, limits, names, store
from upheld.knowledge.models import Article, Media

# Of one article.
MEDIA_AT_MOST = 100
# What has not come whole after so long never will.
_FORGOTTEN_AFTER = timedelta(hours=1)
_COPIED_AT_ONCE = 1024 * 1024


class Empty(ValueError):
    """There is nothing in the file."""


class TooLarge(ValueError):
    """The file has more bytes than a form may carry."""


class NotShown(ValueError):
    """It is neither a picture nor a video that every browser shows."""


class TooMany(ValueError):
    """An article with more of them is several articles."""


class NoRoom(ValueError):
    """The disk is full, or nearly so."""


class StillShown(ValueError):
    """The article shows it: published, or as it is being written."""


def add(article: Article, content: IO[bytes], *, name: str, size: int, by: Actor, at: datetime) -> Media:
    """Keep a picture or a video for an article, which does not show it before its words say where.

    A picture is drawn anew, so that nothing else that was in it is kept. Locks nothing while it works. Raises Empty,
    TooLarge, NoRoom, TooMany, NotShown.
    """
    _refuse(article, size)
    _forget_unfinished(article, at=at)
    row = Media.objects.create(
        article=article, name=names.clean_name(name), size=size, added_at=at, added_by=by.reference
    )
    with store.arriving(row.public_id.hex) as (path, part):
        while piece := content.read(_COPIED_AT_ONCE):
            part.write(piece)
        part.flush()
        known = judging.kept(row, path)
    if not _can_be_shown(known):
        _discard(row)
        raise NotShown(_("it is no picture (PNG, JPEG, GIF, WebP) and no video (MP4, WebM) that browsers show"))
    return _finished(row, known, by=by, at=at)


@transaction.atomic
def remove(media: Media, *, by: Actor, at: datetime) -> None:
    """Delete a picture or a video, its content too. Locks its article. Raises StillShown."""
    article = (
        Article.objects.select_for_update(of=("self",))
        .select_related("desk", "draft", "published")
        .get(pk=media.article_id)
    )
    shown_in = [article.draft.text, article.published.text if article.published else ""]
    if any(media.reference in text for text in shown_in):
        raise StillShown(_("the article shows it; take it out of the words first"))
    _record(article, media, "media removed", by=by, at=at)
    _discard(media)


def _refuse(article: Article, size: int) -> None:
    if size < 1:
        raise Empty(_("the file is empty"))
    if size > limits.LARGEST_FORM:
        raise TooLarge(_("the file is larger than %(largest)s") % {"largest": filesizeformat(limits.LARGEST_FORM)})
    if not store.has_room(size):
        raise NoRoom(_("there is no room for the file just now; the desk has to make some"))
    if Media.objects.filter(article=article).count() >= MEDIA_AT_MOST:
        raise TooMany(_("an article has at most %(count)d pictures and videos") % {"count": MEDIA_AT_MOST})


@transaction.atomic
def _finished(row: Media, known: dict[str, object], *, by: Actor, at: datetime) -> Media:
    for field, value in {**known, "arrived_at": at}.items():
        setattr(row, field, value)
    row.save(update_fields=[*known, "arrived_at"])
    _record(row.article, row, "media added", by=by, at=at)
    return row


def _can_be_shown(known: dict[str, object]) -> bool:
    return known["media_type"] in kinds.PLAYED or "width" in known


def _forget_unfinished(article: Article, *, at: datetime) -> None:
    for left in Media.objects.filter(article=article, arrived_at__isnull=True, added_at__lt=at - _FORGOTTEN_AFTER):
        _discard(left)


def _discard(row: Media) -> None:
    store.discard(row.key, row.thumbnail_key)
    Media.objects.filter(pk=row.pk).delete()


def _record(article: Article, media: Media, verb: str, *, by: Actor, at: datetime) -> None:
    facts = {"slug": article.slug, "file": media.name}
    record("article", article.pk, verb, desk=article.desk.name, by=by, at=at, facts=facts)
