"""Tags as people type and read them; adding and removing them is an action's."""

import unicodedata
from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from upheld.desks.models import Desk
from upheld.tickets.models import Tag, Ticket
from upheld.tickets.models.tag import TAG_LENGTH_AT_MOST

COMPLETED_AT_MOST = 8


class BadTag(ValueError):
    """What was typed cannot be a tag; the message says what can."""


def as_tag(typed: str) -> str:
    """Return a tag as it is kept, whichever way it was typed: one word in small letters, its parts joined by hyphens.

    Raises: BadTag.
    """
    plain = unicodedata.normalize("NFKC", typed).casefold().replace(",", " ")
    name = "-".join(plain.split()).removeprefix("#")
    if not any(letter.isalnum() for letter in name):
        raise BadTag(_("a tag is a word, such as billing"))
    if any(unicodedata.category(letter).startswith("C") for letter in name):
        raise BadTag(_("a tag holds only what can be read"))
    if len(name) > TAG_LENGTH_AT_MOST:
        raise BadTag(_("a tag is at most {count} letters long").format(count=TAG_LENGTH_AT_MOST))
    return name


def completions(desk: Desk, typed: str) -> Sequence[str]:
    """Return the desk's tags that begin as typed, in order; none for what cannot be a tag. One query."""
    try:
        begun = as_tag(typed)
    except BadTag:
        return []
    known = Tag.objects.filter(desk=desk, name__startswith=begun).order_by("name")
    return list(known.values_list("name", flat=True)[:COMPLETED_AT_MOST])


def tagged(tickets: QuerySet[Ticket], desk: Desk, name: str) -> QuerySet[Ticket]:
    """Narrow tickets to those of a desk with one tag; takes one query to find it.

    In the order of their ids, however many there are, they are read from the end of `ticket_tag_once`.
    """
    tag = Tag.objects.filter(desk=desk, name=name).first()
    return tickets.filter(ticket_tags__tag=tag) if tag else tickets.none()
