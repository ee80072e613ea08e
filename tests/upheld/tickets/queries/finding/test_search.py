"""What is found: words wherever they stand, newest first, on one's own desk, and notes only by who may read them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.upheld.tickets.queries.finding.conftest import AT, Search
from upheld.audit.facts import THE_DESK
from upheld.tickets.actions import assign, closure, message
from upheld.tickets.models import Attachment, Message, SearchEntry, Ticket

Numbers = Callable[..., list[int]]


def opened(cast: Cast, *, subject: str = "Orders stopped", text: str = "Since noon.", days: int = 0) -> Ticket:
    at = BEFORE_ALL + timedelta(days=days)
    return builders.ticket(cast.contact, at=at, subject=subject, text=text, priority="p2")


def test_words_are_found_wherever_they_stand_and_the_newest_ticket_comes_first(cast: Cast, numbers: Numbers) -> None:
    first = opened(cast, subject="Certificate expired")
    second = opened(cast, text="It is the certificate, we believe.")
    third = opened(cast)
    message.reply(third, "We renewed the certificate.", by=cast.agent.as_actor, at=BEFORE_ALL)
    opened(cast)

    assert numbers("certificate ") == [third.number, second.number, first.number]


def test_every_word_must_be_on_the_ticket_but_not_in_one_message(cast: Cast, numbers: Numbers) -> None:
    ticket = opened(cast, subject="Price feed", text="Stopped.")
    message.note(ticket, "The supplier changed a header.", by=cast.agent.as_actor, at=BEFORE_ALL)
    opened(cast, subject="Price list", text="Header missing.")

    assert numbers("supplier feed ") == [ticket.number]
    assert numbers("price header ") == [2, 1]
    assert numbers("price nowhere ") == []


@pytest.mark.parametrize("typed", ["invoice", "invoices", "INVOICES ", "invoic", "inv", "fatúra", "stories "])
def test_other_forms_beginnings_and_accents_are_found(cast: Cast, numbers: Numbers, typed: str) -> None:
    opened(cast, subject="Invoices are wrong", text="A fatura, a story.")

    assert numbers(typed) == [1]


def test_forms_follow_the_readers_language(cast: Cast, numbers: Numbers) -> None:
    opened(cast, subject="Configurações perdidas")

    assert numbers("configuração ", language="pt-br") == [1]
    assert numbers("configuracao ", language="pt-br") == [1]
    assert numbers("configuração ", language="en") == []


def test_a_finished_short_word_is_not_a_beginning(cast: Cast, numbers: Numbers) -> None:
    opened(cast, subject="Newsletter")

    assert numbers("new ") == []
    assert numbers("new") == [1]


def test_a_phrase_is_found_as_it_stands_and_never_across_two_messages(cast: Cast, numbers: Numbers) -> None:
    ticket = opened(cast, subject="x", text="the price feed stopped")
    opened(cast, subject="y", text="feed for a price")
    message.from_customer(ticket, "Again today.", channel="website", by=THE_DESK, at=BEFORE_ALL)

    assert numbers('"price feed"') == [1]
    assert numbers('"feed price"') == []
    assert numbers('"stopped again"') == []


def test_a_minus_sign_leaves_out_what_has_the_word(cast: Cast, numbers: Numbers) -> None:
    opened(cast, subject="Orders stopped")
    opened(cast, subject="Orders doubled")

    assert numbers("orders -stopped ") == [2]
    assert numbers("-stopped ") == [2]


def test_a_customer_is_found_by_name_and_a_renamed_one_by_the_new_name(cast: Cast, numbers: Numbers) -> None:
    opened(cast)
    builders.ticket(cast.other_contact, at=BEFORE_ALL, priority="p2")

    assert numbers("globex ") == [2]
    cast.other_contact.organisation.name = "Initech"  # type: ignore[union-attr]  # of Globex
    cast.other_contact.organisation.save()  # type: ignore[union-attr]  # of Globex
    cast.other_contact.name = "Petra Novak"
    cast.other_contact.save()

    assert numbers("initech ") == [2]
    assert numbers("novak ") == [2]
    assert numbers("globex ") == []


@pytest.mark.attack(19)
def test_nothing_of_another_desk_is_found(cast: Cast, numbers: Numbers) -> None:
    opened(cast, subject="Secret plans")

    assert numbers("secret ") == [1]
    assert numbers("secret ", desk="south", viewer="other_agent") == []
    assert numbers("-nothing ", desk="south", viewer="other_agent") == []
    # A word that spells another desk's prefix is a word.
    assert numbers(f"{cast.north.pk}x0xsecret ", desk="south", viewer="other_agent") == []


@pytest.mark.attack(23)
def test_notes_find_and_show_nothing_to_who_may_not_read_them(cast: Cast, find: Search) -> None:
    ticket = opened(cast, subject="Orders stopped", text="Since noon.")
    message.note(ticket, "They are behind on payment since noon.", by=cast.agent.as_actor, at=BEFORE_ALL)

    assert find("payment ").found[0].kind == Message.Kind.NOTE
    assert find("payment ", notes=False).found == ()
    assert find("pay", notes=False).found == ()
    assert find('"on payment"', notes=False).found == ()
    shown = find("noon ", notes=False).found[0]
    assert shown.kind == Message.Kind.CUSTOMER
    assert "payment" not in "".join(piece.text for piece in shown.words)


def test_what_is_shown_is_the_message_that_says_most_of_it(cast: Cast, find: Search) -> None:
    ticket = opened(cast, subject="x", text="The feed.")
    message.reply(ticket, "The price of the feed.", by=cast.agent.as_actor, at=BEFORE_ALL)
    message.note(ticket, "A feed.", by=cast.agent.as_actor, at=BEFORE_ALL)

    found = find("price feed ").found[0]

    assert (found.writer, found.kind) == ("Ravi Menon", "reply")
    assert [piece.text for piece in found.words if piece.marked] == ["price", "feed"]


def test_the_index_follows_states_holders_and_words_put_right(cast: Cast, numbers: Numbers) -> None:
    ticket = opened(cast)
    assert numbers("orders is:open") == [1]
    closure.resolve(ticket, by=cast.agent.as_actor, at=AT)
    assert (numbers("orders is:open"), numbers("orders is:resolved")) == ([], [1])

    assign.give(ticket, cast.agent, by=cast.agent.as_actor, at=AT)
    assert (numbers("orders with:nobody"), numbers("orders with:me")) == ([], [1])

    Ticket.objects.filter(pk=ticket.pk).update(subject="Deliveries stopped")
    Message.objects.filter(ticket=ticket).update(text="Erased.")
    assert (numbers("orders "), numbers("noon "), numbers("deliveries "), numbers("erased ")) == ([], [], [1], [1])


@pytest.mark.attack(23)
def test_a_file_is_found_by_its_name_and_one_on_a_note_only_by_who_may_read_it(cast: Cast, numbers: Numbers) -> None:
    ticket = opened(cast)
    reply = message.reply(ticket, "Attached.", by=cast.agent.as_actor, at=AT)
    note = message.note(ticket, "Attached.", by=cast.agent.as_actor, at=AT)
    for on, name in ((reply, "Rechnung_März-2026.pdf"), (note, "margin.xlsx")):
        known = {"size": 1, "media_type": "application/pdf", "sha256": "0" * 64, "attached_by": "agent:1"}
        Attachment.objects.create(message=on, name=name, attached_at=AT, **known)

    assert numbers("rechnung marz") == numbers("märz-2026.pdf ") == numbers("margin.xlsx") == [1]
    assert (numbers("rechnung ", notes=False), numbers("margin ", notes=False)) == ([1], [])
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM tickets_searchentry")
        cursor.execute("SELECT upheld_search_fill()")
    assert numbers("rechnung ") == numbers("margin ") == [1]


def test_a_page_goes_on_where_the_last_ended(cast: Cast, find: Search) -> None:
    for _ in range(5):
        opened(cast)

    first = find("orders ", limit=2)
    second = find("orders ", limit=2, below=first.next_below)
    third = find("orders ", limit=2, below=second.next_below)

    assert [[one.row.number for one in page.found] for page in (first, second, third)] == [[5, 4], [3, 2], [1]]
    assert (third.next_below, third.cut_short) == (None, False)


@pytest.fixture
def far_apart(cast: Cast) -> None:
    """Two tickets with more than a block of numbers between them."""
    opened(cast, subject="Far back", text="needle")
    cast.north.last_number = 30_000
    cast.north.save()
    opened(cast, subject="New", text="needle")


def test_blocks_are_looked_through_from_the_newest(far_apart: None, numbers: Numbers) -> None:
    assert numbers("needle ") == [30_001, 1]
    assert numbers("back ") == [1]


def test_out_of_patience_it_says_how_far_it_looked_and_can_go_on(far_apart: None, find: Search) -> None:
    hurried = find("needle ", patience=timedelta())
    assert [one.row.number for one in hurried.found] == [30_001]
    assert hurried.cut_short

    steps = 0
    while hurried.cut_short:
        hurried = find("needle ", patience=timedelta(), below=hurried.next_below)
        steps += 1
    assert [one.row.number for one in hurried.found] == [1]
    assert steps == 3


def test_a_very_long_ticket_is_kept_in_parts_of_bounded_size_and_found_once(cast: Cast, numbers: Numbers) -> None:
    ticket = opened(cast)
    for turn in range(4):
        words = " ".join(f"w{turn}x{place}" for place in range(1800))
        message.note(ticket, f"{words} everywhere", by=cast.agent.as_actor, at=BEFORE_ALL)

    assert SearchEntry.objects.filter(ticket=ticket).count() == 2
    assert numbers("everywhere ") == [1]
    assert numbers("w0x5 ") == numbers("w3x1799 orders ") == [1]
    closure.resolve(ticket, by=cast.agent.as_actor, at=AT)
    assert numbers("w3x1799 is:resolved") == [1]


def test_filling_the_index_at_once_finds_what_keeping_it_does(cast: Cast, numbers: Numbers) -> None:
    ticket = opened(cast, text="Price feed.")
    message.note(ticket, "Behind on payment.", by=cast.agent.as_actor, at=BEFORE_ALL)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM tickets_searchentry")
        assert numbers("feed ") == []
        cursor.execute("SELECT upheld_search_fill()")

    assert numbers('"price feed" payment with:nobody marta') == [1]
    assert numbers("payment ", notes=False) == []


@pytest.mark.attack(10, 21)
@pytest.mark.parametrize(
    "typed", ["'", "\\'", "!&|():*<->", "tag:'); --", 'tag:"\\"', "tag:~", "'~' | '~", "a\\", "😀", "%"]
)
def test_nothing_that_is_typed_breaks_the_question(cast: Cast, find: Search, typed: str) -> None:
    opened(cast)

    assert find(typed).found == ()


def test_a_search_costs_so_many_queries_however_many_it_finds(cast: Cast, find: Search) -> None:
    for _ in range(12):
        opened(cast)
    with CaptureQueriesContext(connection) as queries:
        assert len(find("orders since").found) == 12

    assert len(queries) <= 11
