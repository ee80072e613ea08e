"""The pictures and videos of articles, as screens show them."""

import re
from collections.abc import Sequence
from uuid import UUID

from upheld.desks.models import Desk
from upheld.knowledge.models import Article, Media

# More are not looked for in one text.
NAMED_AT_MOST = 200
_NAMED = re.compile(r"media:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")


def media_of(article: Article) -> Sequence[Media]:
    """Return what an article has, shown or not, in the order in which it was added: one query."""
    return list(Media.objects.filter(article=article, arrived_at__isnull=False).order_by("id"))


def media_named(desk: Desk, text: str) -> Sequence[Media]:
    """Return what a text names of a desk's pictures and videos, of whichever article: at most one query."""
    named = [UUID(one) for one in _NAMED.findall(text)[:NAMED_AT_MOST]]
    if not named:
        return ()
    there = Media.objects.filter(article__desk=desk, public_id__in=named, arrived_at__isnull=False)
    return list(there.select_related("article").order_by("id"))
