"""The list of customers and the page of one: paged by key, found by word, counted the same however large the desk."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.http import HttpResponse

from tests.support import builders
from tests.support.cast import Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.catalogue.models import Service
from upheld.customers.models import Contact, Contract, Organisation
from upheld.desks import memory
from upheld.now import now
from upheld.tickets.models import Clock
from upheld.tickets.queries.views.counting import MEMORY

COUNTS = json.loads((Path(__file__).parents[2] / "query_counts.json").read_text(encoding="utf-8"))
HERE = "/integrato/console"


def text(answer: HttpResponse) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def names(answer: HttpResponse) -> list[str]:
    return re.findall(r'class="customer-name"[^>]*>([^<]+)<', answer.content.decode())


def many(cast: Cast, count: int) -> None:
    Organisation.objects.bulk_create(
        [Organisation(desk=cast.north, name=f"Bulk {number:03}") for number in range(count)]
    )


def test_customers_are_listed_by_name_and_page_by_page(cast: Cast, sign_in: SignIn) -> None:
    many(cast, 60)
    client, seen, url = sign_in(cast.agent), [], f"{HERE}/customers/"

    while url:
        page = client.get(url)
        seen += names(page)
        found = re.search(r'rel="next" href="([^"]+)"', page.content.decode())
        url = found[1].replace("&amp;", "&") if found else ""

    assert seen == ["Acme", *(f"Bulk {number:03}" for number in range(60)), "Globex"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("acm", ["Acme"]),
        ("LTD blue", ["The Blue Whale, Ltd."]),
        ("whale", ["The Blue Whale, Ltd."]),
        ("hale", []),
        ("' OR 1=1 --", []),
        ("a:* | b", []),
        ("%", ["Acme", "Globex", "The Blue Whale, Ltd."]),
    ],
)
def test_a_filter_finds_words_by_how_they_begin(cast: Cast, sign_in: SignIn, words: str, found: list[str]) -> None:
    builders.organisation(cast.north, "The Blue Whale, Ltd.", at=now())
    builders.organisation(cast.south, "Acme of the South", at=now())

    assert names(sign_in(cast.agent).get(f"{HERE}/customers/", {"q": words})) == found


@pytest.mark.parametrize("key", ["x", "WyJhIl0", "W10", "eyJhIjoxfQ", "W1siYSJdLDFd", "WyJhIiwtMV0", "a" * 2000])
def test_a_damaged_key_is_no_page(cast: Cast, sign_in: SignIn, key: str) -> None:
    client = sign_in(cast.agent)

    assert client.get(f"{HERE}/customers/", {"after": key}).status_code == 404
    assert client.get(f"{HERE}/people/{cast.contact.pk}/", {"before": key}).status_code == 404


def test_a_customers_page_says_what_was_bought_and_how_promises_went(cast: Cast, sign_in: SignIn) -> None:
    acme = cast.contact.organisation
    assert acme
    contract = Contract.objects.get(organisation=acme)
    contract.services.add(Service.objects.create(desk=cast.north, key="a", name="Connectors"))
    Contract.objects.filter(pk=contract.pk).update(account_manager=cast.manager)
    builders.ticket(cast.contact, at=now() - timedelta(minutes=5), subject="Slow since noon", priority="p2")

    page = text(sign_in(cast.manager).get(f"{HERE}/customers/{acme.pk}/"))

    for said in ("Super-premium", "in force", "Connectors", "Ana Duarte", "Marta Lindqvist", "Slow since noon"):
        assert said in page
    assert f"/contracts/{contract.pk}/plan/" in page
    assert f"/contracts/{contract.pk}/annex/" in page


def test_kept_missed_and_breached_are_told_apart(cast: Cast, sign_in: SignIn) -> None:
    for number in range(3):
        builders.ticket(cast.contact, at=now() - timedelta(minutes=5), subject=f"T{number}", priority="p2")
    clocks = list(Clock.objects.order_by("ticket__number", "id"))
    stopped = {"stage": "completed", "stopped_at": now()}
    Clock.objects.filter(pk=clocks[0].pk).update(**stopped)
    Clock.objects.filter(pk=clocks[1].pk).update(**stopped, past_due_at=now(), strength="guaranteed")
    Clock.objects.filter(pk=clocks[2].pk).update(past_due_at=now(), strength="target")
    assert cast.contact.organisation

    page = text(sign_in(cast.agent).get(f"{HERE}/customers/{cast.contact.organisation.pk}/"))

    counted = re.findall(r"</svg>([A-Z][a-z ]+)</dt><dd>(\d+)</dd>", page)
    assert counted == [("Kept", "1"), ("Missed", "1"), ("Breached", "1"), ("Under way", str(len(clocks) - 3))]


@pytest.mark.attack(2)
def test_names_are_shown_as_words_never_as_html(cast: Cast, sign_in: SignIn) -> None:
    nasty = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    row = builders.organisation(cast.north, nasty, at=now())
    Contact.objects.filter(pk=cast.contact.pk).update(name=nasty, organisation=row)
    client = sign_in(cast.manager)

    for address in (
        "customers/",
        f"customers/{row.pk}/",
        f"people/{cast.contact.pk}/",
        "people/",
        "customers/export.csv",
    ):
        answer = client.get(f"{HERE}/{address}")
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if address.endswith(".csv"):
            assert answer["Content-Disposition"].startswith("attachment")
            assert answer["X-Content-Type-Options"] == "nosniff"
        else:
            assert b"<script>alert" not in body
            assert b"<img src=x" not in body


def test_a_name_that_is_taken_is_refused_with_what_was_typed_kept(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.agent)
    assert cast.other_contact.organisation

    twice = client.post(f"{HERE}/customers/new/", {"name": "Acme"})
    renamed = client.post(f"{HERE}/customers/{cast.other_contact.organisation.pk}/name/", {"name": "Acme"})
    empty = client.post(f"{HERE}/customers/new/", {"name": " "})

    assert (twice.status_code, renamed.status_code, empty.status_code) == (409, 409, 422)
    assert 'value="Acme"' in text(twice)
    assert "The desk has a customer of this name" in text(renamed)


def test_pages_ask_the_same_however_many_there_are(
    cast: Cast, sign_in: SignIn, django_assert_num_queries: object
) -> None:
    acme = cast.contact.organisation
    assert acme
    pages = {
        "console customers": "customers/",
        "console people": "people/",
        "console customer": f"customers/{acme.pk}/",
        "console person": f"people/{cast.contact.pk}/",
    }
    client = sign_in(cast.manager)
    for size in (1, 45):
        builders.ticket(cast.contact, at=now() - timedelta(minutes=5), subject=f"T{size}", priority="p2")
        Contact.objects.bulk_create(
            [Contact(desk=cast.north, organisation=acme, email=f"c{size}{n}@x.example", name="C") for n in range(size)]
        )
        Organisation.objects.bulk_create([Organisation(desk=cast.north, name=f"O {size} {n}") for n in range(size)])
        for name, address in pages.items():
            client.get(f"{HERE}/{address}")
            MEMORY.forget()
            memory.forget()
            with django_assert_num_queries(COUNTS[name]):  # type: ignore[operator]  # pytest-django's own
                assert client.get(f"{HERE}/{address}").status_code == 200, name
