"""Addresses and fields in which a question may stand: nobody reaches a relation, a secret or more than they asked."""

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.support.programs import program_of

LOOKUPS = (
    "contact__user__password__startswith=md5",
    "desk__api_tokens__digest__gt=0",
    "order=contact__user__password",
    "order_by=-holder__password",
    "sort=desk__api_tokens__digest",
    "fields=holder__password",
    "view=holder__password",
)

WILD = ("Glob%x", "Glo_ex", "Glob*", "Glob.+", "Rav%", "Rav_", "J%as", "' OR 1=1 --")


@pytest.fixture
def manager(cast: Cast, client: Client) -> Client:
    client.force_login(cast.manager, backend="django.contrib.auth.backends.ModelBackend")
    builders.ticket(cast.contact, at=BEFORE_ALL, priority="p2", subject="Orders stopped")
    return client


@pytest.mark.attack(21)
@pytest.mark.parametrize("page", ["", "search/", "customers/", "people/", "outbox/"])
def test_a_lookup_in_an_address_changes_nothing(manager: Client, page: str) -> None:
    shown = manager.get(f"/integrato/console/{page}").content.decode().count("Orders stopped")

    for asked in LOOKUPS:
        answer = manager.get(f"/integrato/console/{page}?{asked}")
        assert answer.status_code in {200, 404}, asked
        assert answer.status_code == 404 or answer.content.decode().count("Orders stopped") == shown, asked


@pytest.mark.attack(21)
def test_a_lookup_in_the_api_is_refused_or_changes_nothing(cast: Cast) -> None:
    builders.ticket(cast.contact, at=BEFORE_ALL, priority="p2")
    program = program_of(cast.north)
    everything = program.call("GET", "/tickets").json

    for asked in LOOKUPS:
        answer = program.call("GET", f"/tickets?{asked}")
        assert answer.status in {200, 422}, asked
        assert answer.status == 422 or answer.json == everything, asked


@pytest.mark.attack(21)
@pytest.mark.parametrize("page", ["customers/", "people/", "names/", "tickets/1/merging/"])
def test_a_wildcard_is_a_letter_like_any_other(manager: Client, page: str) -> None:
    for wild in WILD:
        answer = manager.get(f"/integrato/console/{page}", {"q": wild})
        assert answer.status_code == 200, wild
        found = answer.content.decode().partition("<main")[2] or answer.content.decode()
        assert not {"Globex", "Jonas", "Ravi"} & set(found.replace("<", " ").replace('"', " ").split()), wild
