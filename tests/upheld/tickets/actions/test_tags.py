"""Tagging: what is kept, what is refused, and that a desk's words are its own."""

from copy import copy
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.db.models import Q

from tests.support import builders
from tests.support.cast import Cast
from upheld.audit.models import AuditEvent
from upheld.tickets.actions import tags
from upheld.tickets.models import Tag, Ticket, TicketTag
from upheld.tickets.queries.tags import BadTag, as_tag, completions, tagged

AT = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)


@pytest.fixture
def ticket(cast: Cast) -> Ticket:
    """Any ticket."""
    return builders.ticket(cast.contact, at=AT, priority="p2")


def crowd(ticket: Ticket) -> None:
    """Put the ticket among so many others that reading all of them costs more than asking the right index."""
    other = Ticket.objects.get(pk=ticket.pk)
    other.tags, other.field_values = ["other"], {"build": "3"}
    rows = []
    for number in range(1000, 1500):
        other.pk, other.number = None, number
        rows.append(copy(other))
    Ticket.objects.bulk_create(rows)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Billing", "billing"),
        ("  needs   reply ", "needs-reply"),
        ("#vip", "vip"),
        ("a,b", "a-b"),
        ("ＶＡＴ", "vat"),
        ("Straße", "strasse"),
        ("v2.1", "v2.1"),
    ],
)
def test_a_tag_is_kept_one_way_however_it_was_typed(typed: str, kept: str) -> None:
    assert as_tag(typed) == kept


@pytest.mark.parametrize("typed", ["", "  ", ",", "#", "---", "a\x00b", "zero\u200bwidth", "x" * 41])
def test_what_cannot_be_read_as_a_word_is_refused(typed: str) -> None:
    with pytest.raises(BadTag):
        as_tag(typed)


def test_a_tag_is_put_on_and_taken_off_and_both_are_recorded(cast: Cast, ticket: Ticket) -> None:
    by = cast.agent.as_actor
    tags.add(ticket, "Urgent", by=by, at=AT)
    tags.add(ticket, "billing", by=by, at=AT)
    ticket.refresh_from_db()
    assert ticket.tags == ["billing", "urgent"]
    tags.remove(ticket, "URGENT", by=by, at=AT)
    ticket.refresh_from_db()
    assert ticket.tags == ["billing"]
    assert [one.tag.name for one in TicketTag.objects.select_related("tag")] == ["billing"]
    verbs = AuditEvent.objects.filter(subject="ticket").exclude(verb="received").order_by("id")
    assert list(verbs.values_list("verb", "facts__tag")) == [
        ("tagged", "urgent"),
        ("tagged", "billing"),
        ("untagged", "urgent"),
    ]


def test_saying_it_twice_changes_nothing(cast: Cast, ticket: Ticket) -> None:
    for _ in range(2):
        tags.add(ticket, "billing", by=cast.agent.as_actor, at=AT)
    for _ in range(2):
        tags.remove(ticket, "no-such-tag", by=cast.agent.as_actor, at=AT)
    assert AuditEvent.objects.filter(verb__in=["tagged", "untagged"]).count() == 1


def test_there_is_an_end_to_tags(cast: Cast, ticket: Ticket) -> None:
    for number in range(tags.TAGS_AT_MOST):
        tags.add(ticket, f"t{number}", by=cast.agent.as_actor, at=AT)
    with pytest.raises(tags.TooManyTags):
        tags.add(ticket, "one-more", by=cast.agent.as_actor, at=AT)
    assert not Tag.objects.filter(name="one-more").exists()


def test_a_desk_is_offered_its_own_words_only(cast: Cast, ticket: Ticket) -> None:
    for name in ("billing", "bill%", "other"):
        tags.add(ticket, name, by=cast.agent.as_actor, at=AT)
    assert completions(cast.north, "Bill") == ["bill%", "billing"]
    assert completions(cast.north, "bill%") == ["bill%"]
    assert completions(cast.north, " ") == []
    assert completions(cast.south, "bill") == []


def test_tickets_are_found_by_tag_on_their_own_desk(cast: Cast, ticket: Ticket) -> None:
    builders.ticket(cast.contact, at=AT, priority="p2")
    tags.add(ticket, "billing", by=cast.agent.as_actor, at=AT)
    assert list(tagged(Ticket.objects.all(), cast.north, "billing")) == [ticket]
    assert not tagged(Ticket.objects.all(), cast.north, "nothing").exists()
    assert not tagged(Ticket.objects.all(), cast.south, "billing").exists()


def test_open_tickets_are_found_by_tag_and_by_field_through_their_own_indexes(cast: Cast, ticket: Ticket) -> None:
    tags.add(ticket, "billing", by=cast.agent.as_actor, at=AT)
    unresolved = Ticket.objects.filter(~Q(state="resolved"))
    crowd(ticket)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE tickets_ticket")
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_indexscan = off")
    assert "ticket_open_by_tag" in unresolved.filter(tags__contains=["billing"]).explain()
    assert "ticket_open_by_field" in unresolved.filter(field_values__contains={"build": "4"}).explain()
