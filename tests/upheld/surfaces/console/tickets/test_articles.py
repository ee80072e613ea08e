"""An article is linked from the composer: the likeliest are offered first, and nothing that was typed is lost."""

import pytest
from django.conf import settings
from django.test import Client

from tests.support import builders, knowledge
from tests.support.cast import BEFORE_ALL, Cast
from upheld.tickets.models import Draft, Ticket


@pytest.fixture
def ticket(cast: Cast, client: Client) -> Ticket:
    client.force_login(cast.agent)
    return builders.ticket(cast.contact, at=BEFORE_ALL, subject="Certificates run out", priority="p2")


def place(ticket: Ticket) -> str:
    return f"/integrato/console/tickets/{ticket.number}/articles/"


def test_what_may_answer_the_ticket_is_offered_first(client: Client, cast: Cast, ticket: Ticket) -> None:
    for title in ("Renew certificates", "Invoices", "Queues"):
        knowledge.published(cast.north, title, at=BEFORE_ALL)
    knowledge.written(cast.north, "Still a draft", at=BEFORE_ALL)
    page = client.get(place(ticket)).content.decode()
    titles = ("Renew certificates", "Queues", "Invoices")
    assert sorted(titles, key=page.index) == list(titles)
    assert page.count("Renew certificates") == 1
    assert "Still a draft" not in page


def test_a_link_follows_what_was_typed_and_nothing_is_sent(client: Client, cast: Cast, ticket: Ticket) -> None:
    article = knowledge.published(cast.north, "Renew [all] certificates", at=BEFORE_ALL)
    said = ticket.messages.count()
    answer = client.post(f"{place(ticket)}linked/", {"article": article.pk, "text": "Have a look:"})
    assert answer.headers["Location"] == f"/integrato/console/tickets/{ticket.number}/?write=reply#composer"
    address = f"{settings.BASE_URL}/integrato/help/articles/{article.slug}"
    assert Draft.objects.get(ticket=ticket).text == f"Have a look:\n\n[Renew  all  certificates]({address})"
    assert ticket.messages.count() == said


@pytest.mark.attack(20)
@pytest.mark.parametrize("which", ["draft", "elsewhere", "none"])
def test_only_what_is_published_on_this_desk_is_linked(client: Client, cast: Cast, ticket: Ticket, which: str) -> None:
    numbers = {
        "draft": knowledge.written(cast.north, "Draft", at=BEFORE_ALL).pk,
        "elsewhere": knowledge.published(cast.south, "Elsewhere", at=BEFORE_ALL).pk,
        "none": "x",
    }
    assert client.post(f"{place(ticket)}linked/", {"article": numbers[which], "text": "x"}).status_code == 404
    assert not Draft.objects.exists()
