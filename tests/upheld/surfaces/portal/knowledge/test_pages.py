"""The help pages: everyone is shown what is for them, may answer once, and loses nothing that they typed."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.support import intake, knowledge
from tests.support.cast import Cast
from upheld.knowledge.access import registration_token
from upheld.knowledge.actions import categories
from upheld.knowledge.models import Article, Feedback, Registration
from upheld.now import now
from upheld.tickets.models import Ticket

pytestmark = pytest.mark.django_db
HELP = "/integrato/help"
HOUR = timedelta(hours=1)
TEXT = """## Renew

On the *front* page.

## Renew

<script>alert(1)</script> [x](javascript:alert(1)) ![i](https://x.example/i.png)
"""


def text_of(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


@pytest.fixture
def article(cast: Cast) -> Article:
    """One that everybody may read."""
    shelf = categories.add(cast.north, "Keys & certificates", by=cast.manager.as_actor, at=now())
    return knowledge.published(cast.north, "Renew a certificate", TEXT, at=now(), category=shelf, summary="<b>Soon")


def test_an_article_is_found_by_topic_by_words_and_as_the_newest(client: Client, article: Article) -> None:
    address = f"{HELP}/articles/{article.slug}"
    assert address in text_of(client, HELP)
    assert address in text_of(client, f"{HELP}/topics/keys_certificates")
    assert address in text_of(client, f"{HELP}?q=certificates")
    assert "No article has all of these words" in text_of(client, f"{HELP}?q=certificates+nowhere")
    assert "No article has these words" in text_of(client, f"{HELP}?q=%3Cscript%3E")


@pytest.mark.attack(1)
def test_an_article_runs_and_loads_nothing_and_its_headings_have_addresses(client: Client, article: Article) -> None:
    text = text_of(client, f"{HELP}/articles/{article.slug}")
    assert '<h2 id="a-renew">' in text
    assert '<h2 id="a-renew-2">' in text
    assert 'href="#a-renew-2"' in text
    assert "<script>alert" not in text
    assert 'href="javascript' not in text
    assert "<img" not in text
    assert "&lt;b&gt;Soon" in text


@pytest.mark.parametrize("visibility", ["customers", "plans"])
def test_what_is_not_for_a_reader_is_not_there(client: Client, cast: Cast, visibility: str) -> None:
    plans = ("super-premium",) if visibility == "plans" else ()
    hidden = knowledge.published(cast.north, "Secret", at=now(), visibility=visibility, plans=plans)
    address = f"{HELP}/articles/{hidden.slug}"
    for path in (address, f"{HELP}/articles/absent"):
        assert client.get(path).status_code == 404
        assert client.post(f"{path}/feedback/", {"verdict": "useful"}).status_code == 404
        assert client.post(f"{path}/solved/").status_code == 404
    assert "Secret" not in text_of(client, f"{HELP}?q=secret")
    assert cast.contact.user is not None
    client.force_login(cast.contact.user)
    answer = client.get(address)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "private, no-store")
    assert "Secret" in text_of(client, f"{HELP}?q=secret")


def test_a_visit_answers_once_and_a_look_answers_nothing(client: Client, article: Article) -> None:
    address = f"{HELP}/articles/{article.slug}"
    client.get(f"{address}?said=useful&thanks=1")
    assert not Feedback.objects.exists()
    assert client.get(f"{address}/feedback/").status_code == 405
    for verdict in ("useful", "not_useful"):
        assert client.post(f"{address}/feedback/", {"verdict": verdict}).status_code == 302
    thanked = client.post(f"{address}/feedback/", {"verdict": "not_useful", "comment": "Old."}, follow=True)
    assert "Thank you, we read it" in thanked.content.decode()
    given = Feedback.objects.get()
    assert (given.verdict, given.comment) == ("not_useful", "Old.")
    assert client.post(f"{address}/feedback/", {"verdict": "x"}).status_code == 404
    Client().post(f"{address}/feedback/", {"verdict": "useful"})
    assert Feedback.objects.count() == 2


def test_who_comes_from_an_article_has_it_in_the_ticket(client: Client, cast: Cast, article: Article) -> None:
    form = text_of(client, f"/integrato/tickets/new?article={article.slug}")
    assert f"{HELP}/articles/{article.slug}" in form
    hidden = knowledge.published(cast.north, "Secret plan", at=now(), visibility="customers")
    assert "Secret plan" not in text_of(client, f"/integrato/tickets/new?article={hidden.slug}")


def test_articles_are_offered_before_a_ticket_is_sent_and_what_was_typed_is_kept(
    client: Client, article: Article
) -> None:
    offered = client.post(f"{HELP}/suggestions", {"subject": "our certificate ends"}).content.decode()
    assert f"{HELP}/articles/{article.slug}/solved/" in offered
    assert 'type="submit"' not in offered
    assert client.post(f"{HELP}/suggestions", {"subject": ""}).content.strip() == b""
    typed = intake.typed("integrato", subject="The certificate <ends>", step="confirm")
    assert "/solved/" in client.post("/integrato/tickets/new", typed).content.decode()
    solved = client.post(f"{HELP}/articles/{article.slug}/solved/", typed).content.decode()
    assert "No ticket was opened" in solved
    assert "The certificate &lt;ends&gt;" in solved
    assert Feedback.objects.get().verdict == "solved"
    assert not Ticket.objects.exists()


def test_a_stranger_registers_by_mail_and_gets_the_calendar_entry(client: Client, cast: Cast) -> None:
    webinar = knowledge.webinar(cast.north, "Flows", starts_at=now() + HOUR, seats=1, at=now())
    address = f"{HELP}/articles/{webinar.article.slug}/registration/"
    assert "1 seat is free" in text_of(client, f"{HELP}/articles/{webinar.article.slug}")
    assert client.post(address, {"name": "", "email": "no"}).status_code == 422
    asked = client.post(address, {"name": "Eve", "email": "eve@elsewhere.example"})
    assert "One step more" in asked.content.decode()
    row = Registration.objects.get()
    link = f"{HELP}/registrations/{registration_token(row.nonce)}/"
    assert "Take the seat" in text_of(client, link)
    assert webinar.place not in text_of(client, link)
    assert client.get(f"{link}webinar.ics").status_code == 404
    assert not Registration.objects.get().stands
    assert webinar.place in client.post(f"{link}confirmed/", follow=True).content.decode()
    entry = client.get(f"{link}webinar.ics")
    assert entry.headers["Content-Type"].startswith("text/calendar")
    assert b"METHOD:PUBLISH" in entry.content
    full = client.post(address, {"name": "Two", "email": "two@elsewhere.example"})
    assert full.status_code == 409
    assert "Every seat is taken" in text_of(client, f"{HELP}/articles/{webinar.article.slug}")
    assert "given back" in client.post(f"{link}cancelled/", follow=True).content.decode()
    assert not Registration.objects.get().stands


def test_a_customer_has_their_seat_at_once(client: Client, cast: Cast) -> None:
    webinar = knowledge.webinar(cast.north, "Flows", starts_at=now() + HOUR, at=now())
    assert cast.contact.user is not None
    client.force_login(cast.contact.user)
    address = f"{HELP}/articles/{webinar.article.slug}/registration/"
    assert "You have a seat" in client.post(address, follow=True).content.decode()
    assert Registration.objects.get().email == cast.contact.email


@pytest.mark.attack(26)
def test_a_forged_link_opens_no_registration(client: Client, cast: Cast) -> None:
    assert client.get(f"{HELP}/registrations/forged/").status_code == 410
    for verb in ("confirmed/", "cancelled/"):
        assert client.post(f"{HELP}/registrations/forged/{verb}").status_code == 404


def test_seats_are_not_asked_for_without_end(client: Client, cast: Cast) -> None:
    webinar = knowledge.webinar(cast.north, "Flows", starts_at=now() + HOUR, at=now())
    address = f"{HELP}/articles/{webinar.article.slug}/registration/"
    sent = [client.post(address, {"name": "E", "email": f"e{number}@x.example"}) for number in range(11)]
    assert [answer.status_code for answer in sent][-2:] == [200, 429]
    assert Registration.objects.count() == 10


@pytest.mark.parametrize("path", ["", "/topics/keys_certificates", "/articles/renew-a-certificate"])
def test_help_costs_as_much_however_much_there_is(client: Client, cast: Cast, article: Article, path: str) -> None:
    client.get(f"{HELP}{path}")
    with CaptureQueriesContext(connection) as few:
        client.get(f"{HELP}{path}")
    for number in range(8):
        knowledge.published(cast.north, f"Renew a certificate {number}", at=now(), category=article.category)
    with CaptureQueriesContext(connection) as many:
        client.get(f"{HELP}{path}")
    assert len(many) <= len(few)
