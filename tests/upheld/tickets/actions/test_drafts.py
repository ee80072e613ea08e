"""What somebody writes is kept, and no window writes over the words of another."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from tests.support import builders
from tests.support.cast import Cast
from upheld.tickets.actions import drafts, message
from upheld.tickets.models import Draft, Message, Ticket
from upheld.tickets.queries.drafts import draft_of

AT = datetime(2026, 3, 27, 9, 30, tzinfo=UTC)
REPLY, NOTE = Message.Kind.REPLY, Message.Kind.NOTE


@pytest.fixture
def ticket(cast: Cast) -> Ticket:
    return builders.ticket(cast.contact, at=AT, priority="p2")


def save(cast: Cast, ticket: Ticket, text: str, revision: int, *, kind: Message.Kind = REPLY) -> Draft | None:
    return drafts.save(ticket, cast.agent, kind, text, revision=revision, at=AT)


def test_words_are_kept_per_person_and_kind(cast: Cast, ticket: Ticket) -> None:
    save(cast, ticket, "Dear", 0)
    save(cast, ticket, "Ask Ana", 0, kind=NOTE)
    assert [str(draft.text) for draft in Draft.objects.order_by("kind")] == ["Ask Ana", "Dear"]
    assert draft_of(ticket, cast.manager, "reply") is None


def test_saving_on_top_counts_up_and_no_words_keep_nothing(cast: Cast, ticket: Ticket) -> None:
    first = save(cast, ticket, "Dear", 0)
    assert first is not None
    second = save(cast, ticket, "Dear Marta", first.revision)
    assert second is not None
    assert second.revision == first.revision + 1
    assert save(cast, ticket, "Dear Marta", 1) == second  # the same words, from whichever window
    assert save(cast, ticket, "  ", second.revision) is None
    assert not Draft.objects.exists()


@pytest.mark.parametrize("revision", [0, 1])
def test_a_window_that_has_not_seen_the_newer_words_is_given_them(cast: Cast, ticket: Ticket, revision: int) -> None:
    save(cast, ticket, "Dear", 0)
    save(cast, ticket, "Dear Marta", 1)
    with pytest.raises(drafts.WrittenElsewhere) as other:
        save(cast, ticket, "Hello", revision)
    assert (other.value.draft.text, other.value.draft.revision) == ("Dear Marta", 2)
    assert Draft.objects.get().text == "Dear Marta"


def test_words_that_were_sent_are_not_kept_again_by_a_page_that_saves_late(cast: Cast, ticket: Ticket) -> None:
    message.reply(ticket, "Dear Marta", by=cast.agent.as_actor, at=AT)
    assert save(cast, ticket, "Dear Marta ", 3) is None
    assert save(cast, ticket, "Dear Marta, and", 3) is not None


def test_a_note_that_is_written_ends_its_draft_only(cast: Cast, ticket: Ticket) -> None:
    save(cast, ticket, "Dear", 0)
    save(cast, ticket, "Ask Ana", 0, kind=NOTE)
    message.note(ticket, "Ask Ana", by=cast.agent.as_actor, at=AT)
    assert [draft.kind for draft in Draft.objects.all()] == [REPLY]


def test_the_database_refuses_a_second_and_an_empty_one(cast: Cast, ticket: Ticket) -> None:
    kept = {"ticket": ticket, "author": cast.agent, "kind": REPLY, "saved_at": AT}
    Draft.objects.create(text="Dear", **kept)
    for text in ("Dear", ""):
        with pytest.raises(IntegrityError), transaction.atomic():
            Draft.objects.create(text=text, **kept)
