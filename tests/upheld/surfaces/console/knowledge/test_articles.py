"""Articles in the console: written so that nobody loses words, published by managers, compared, and looked through."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.support import builders, knowledge
from tests.support.cast import Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.knowledge.actions import feedback
from upheld.knowledge.models import Article, Category, Draft, Feedback, Revision
from upheld.now import now
from upheld.tickets.actions import message

pytestmark = pytest.mark.django_db
ARTICLES = "/integrato/console/articles"
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def words(revision: int, **other: str) -> dict[str, str]:
    said = {"title": "Certificates", "summary": "", "language": "en", "text": "Two.", "revision": str(revision)}
    return {**said, **other}


@pytest.fixture
def agent(cast: Cast, sign_in: SignIn) -> Client:
    """A browser of somebody who writes."""
    return sign_in(cast.agent)


@pytest.fixture
def manager(cast: Cast, sign_in: SignIn) -> Client:
    """A browser of somebody who also publishes."""
    return sign_in(cast.manager)


def test_an_article_is_begun_written_and_published(cast: Cast, agent: Client, manager: Client) -> None:
    begun = agent.post(f"{ARTICLES}/begun/", {"title": "Certificates"})
    article = Article.objects.get()
    assert begun["Location"] == f"{ARTICLES}/{article.pk}/"
    assert agent.post(f"{ARTICLES}/{article.pk}/", words(1)).status_code == 302
    assert agent.post(f"{ARTICLES}/{article.pk}/", words(2, text="Three.", then="publish")).status_code == 404
    assert Draft.objects.get().text == "Two."
    page = agent.get(f"{ARTICLES}/{article.pk}/").content.decode()
    assert 'value="publish"' not in page
    assert manager.post(f"{ARTICLES}/{article.pk}/", words(2, text="Three.", then="publish")).status_code == 302
    assert Revision.objects.get().text == "Three."
    assert "Certificates" in agent.get(f"{ARTICLES}/").content.decode()
    assert agent.post(f"{ARTICLES}/begun/", {"title": ""}).status_code == 422


def test_an_empty_article_is_not_published_and_says_why(cast: Cast, manager: Client) -> None:
    article = knowledge.written(cast.north, "Certificates", "", at=AT)
    answer = manager.post(f"{ARTICLES}/{article.pk}/", words(1, text=" ", then="publish"))
    assert answer.status_code == 409
    assert "It says nothing yet." in answer.content.decode()


def test_what_is_typed_is_kept_and_a_second_window_loses_nothing(cast: Cast, agent: Client, manager: Client) -> None:
    article = knowledge.written(cast.north, "Certificates", "One.", at=AT)
    draft = f"{ARTICLES}/{article.pk}/draft/"
    assert agent.post(draft, words(1)).json() == {"revision": 2}
    answer = manager.post(draft, words(1, text="Other."))
    assert (answer.status_code, answer.json()) == (409, {"revision": 2, "text": "Two."})
    assert manager.post(draft, words(1, title="")).status_code == 422
    refused = manager.post(f"{ARTICLES}/{article.pk}/", words(1, text="Other."))
    page = refused.content.decode()
    assert refused.status_code == 409
    assert "Ravi Menon saved revision 2" in page
    assert "Other." in page
    assert 'name="revision" value="2"' in page


def test_the_preview_runs_nothing(agent: Client) -> None:
    page = agent.post(f"{ARTICLES}/preview/", {"text": "# A <b>\n\n<script>x</script>"}).content.decode()
    assert '<h2 id="a-a-b">A &lt;b&gt;</h2>' in page
    assert "<script>" not in page


def test_particulars_say_for_whom_it_is_and_when_a_webinar_takes_place(cast: Cast, manager: Client) -> None:
    article = knowledge.written(cast.north, "Flows", at=AT)
    address = f"{ARTICLES}/{article.pk}/particulars/"
    typed = {"kind": "webinar", "visibility": "plans", "starts": "2026-03-29T02:30", "minutes": "90"}
    refused = manager.post(address, typed)
    assert refused.status_code == 422
    assert "Say where one joins." in refused.content.decode()
    typed["place"] = "https://meet.example/room"
    assert "Choose at least one plan." in manager.post(address, typed).content.decode()
    assert manager.post(address, {**typed, "plans": ["super-premium"], "seats": "20"}).status_code == 302
    row = Article.objects.select_related("webinar").get()
    assert (row.plans, row.webinar.seats) == (["super-premium"], 20)
    assert row.webinar.starts_at == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert row.webinar.ends_at - row.webinar.starts_at == timedelta(minutes=90)
    assert "2026-03-29T02:30" in manager.get(f"{ARTICLES}/{article.pk}/").content.decode()


def test_revisions_are_compared_and_brought_back(cast: Cast, manager: Client) -> None:
    article = knowledge.published(cast.north, "Certificates", "One.", at=AT)
    manager.post(f"{ARTICLES}/{article.pk}/", words(1, then="publish"))
    assert "Revision 2" in manager.get(f"{ARTICLES}/{article.pk}/revisions/").content.decode()
    page = manager.get(f"{ARTICLES}/{article.pk}/revisions/1/?against=2").content.decode()
    assert "<del>" in page
    assert "<ins>" in page
    assert "Bring it back" not in page
    assert manager.get(f"{ARTICLES}/{article.pk}/revisions/9/").status_code == 404
    assert manager.get(f"{ARTICLES}/{article.pk}/revisions/1/?against=x").status_code == 404
    stale = manager.post(f"{ARTICLES}/{article.pk}/revisions/1/", {"revision": "1"}, follow=True)
    assert "Nothing was brought back" in stale.content.decode()
    manager.post(f"{ARTICLES}/{article.pk}/revisions/1/", {"revision": "2"})
    assert Draft.objects.get().text == "One."


def test_what_is_due_is_listed_until_somebody_looks_it_through(cast: Cast, agent: Client, manager: Client) -> None:
    article = knowledge.published(cast.north, "Certificates", at=AT, review_on=AT.date())
    assert "1 article is to be looked through" in agent.get(f"{ARTICLES}/").content.decode()
    assert "Certificates" in agent.get(f"{ARTICLES}/?list=review").content.decode()
    agent.post(f"{ARTICLES}/{article.pk}/looked-through/")
    assert Article.objects.get().review_on > now().date()
    manager.post(f"{ARTICLES}/{article.pk}/retired/")
    assert "Certificates" in agent.get(f"{ARTICLES}/?list=retired").content.decode()
    manager.post(f"{ARTICLES}/{article.pk}/offered-again/")
    assert Article.objects.get().retired_at is None
    assert agent.get(f"{ARTICLES}/?list=other").status_code == 404


def test_categories_are_kept_by_managers(cast: Cast, manager: Client) -> None:
    address = f"{ARTICLES}/categories/"
    for label in ("Keys", "Flows"):
        assert manager.post(address, {"label": label}).status_code == 302
    assert manager.post(address, {"label": "keys"}).status_code == 409
    assert manager.post(address, {"label": ""}).status_code == 422
    first, second = Category.objects.order_by("position")
    manager.post(f"{address}{second.pk}/higher/")
    assert manager.post(f"{address}{second.pk}/label/", {"label": "Keys"}).status_code == 409
    manager.post(f"{address}{second.pk}/label/", {"label": "Streams"})
    manager.post(f"{address}{first.pk}/retired/")
    assert [one.label for one in Category.objects.filter(retired_at__isnull=True)] == ["Streams"]


def test_what_readers_say_is_read(cast: Cast, agent: Client) -> None:
    article = knowledge.published(cast.north, "Certificates", at=AT)
    feedback.give(article, Feedback.Verdict.NOT_USEFUL, comment="<i>Old", visit="a", at=AT)
    page = agent.get(f"{ARTICLES}/feedback/").content.decode()
    assert "&lt;i&gt;Old" in page


def test_an_article_from_a_ticket_names_nobody(cast: Cast, agent: Client) -> None:
    ticket = builders.ticket(cast.contact, at=AT, priority="p2", subject="Marta's orders")
    said = (
        "Hello Marta Lindqvist of Acme,\n> Marta wrote\nopen https://acme.example/x on 10.1.2.3,"
        " call +44 20 7946 0000 or marta@customer.example. Acmeology stays. Ravi"
    )
    reply = message.reply(ticket, said, by=cast.agent.as_actor, at=AT)
    address = f"/integrato/console/tickets/{ticket.number}/messages/{reply.public_id}/article/"
    shown = agent.get(address)
    form = shown.context["form"].initial
    assert form["title"] == "[name]'s orders"
    assert form["text"] == (
        "Hello [name] of [name],\nopen [host] on [host], call [number] or [address]. Acmeology stays. [name]"
    )
    assert set(shown.context["taken"]) >= {"Marta", "Marta Lindqvist", "10.1.2.3", "marta@customer.example"}
    assert agent.post(address, words(0, title="")).status_code == 422
    assert agent.post(address, words(0, title="Orders")).status_code == 302
    assert Article.objects.get().published is None
    assert "Make an article of it" in agent.get(f"/integrato/console/tickets/{ticket.number}/").content.decode()


def test_the_palette_finds_what_is_published(cast: Cast, agent: Client) -> None:
    knowledge.published(cast.north, "Renewing certificates", at=AT, visibility="customers")
    page = agent.get("/integrato/console/search/palette/?q=certif").content.decode()
    assert "/integrato/help/articles/renewing-certificates" in page


@pytest.mark.parametrize("path", ["", "?list=review", "feedback/"])
def test_lists_cost_as_much_however_long(cast: Cast, agent: Client, path: str) -> None:
    article = knowledge.published(cast.north, "First", at=AT, review_on=AT.date())
    feedback.give(article, Feedback.Verdict.USEFUL, visit="a", at=AT)
    agent.get(f"{ARTICLES}/{path}")
    with CaptureQueriesContext(connection) as few:
        agent.get(f"{ARTICLES}/{path}")
    for number in range(5):
        more = knowledge.published(cast.north, f"More {number}", at=AT, review_on=AT.date())
        feedback.give(more, Feedback.Verdict.USEFUL, visit="a", at=AT)
    agent.get(f"{ARTICLES}/{path}")  # the rail's counts are taken anew after a change
    with CaptureQueriesContext(connection) as many:
        agent.get(f"{ARTICLES}/{path}")
    assert len(many) <= len(few)
