"""Who may do what in the console: a table over the cast, in which forbidden and absent look alike."""

import uuid

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.audit.facts import THE_DESK
from upheld.audit.models import AuditEvent
from upheld.desks.actions import teams
from upheld.tickets.actions import custom_fields
from upheld.tickets.models import Assignment, Closure, CustomField, Fulfilment, Hold, Message, Recount, TicketMerge

READS = ("", "?view=mine", "tickets/1/", "search/", "search/?q=orders", "search/palette/")
ACTS = (
    *("replies", "notes", "hold", "hold/lifted", "closure", "closure/reopened", "assignment"),
    *("priority", "emergency", "facts", "agreement", "fulfilments/resolution_time"),
    *("team", "kind", "tags", "tags/removed", "links", "links/removed", "merges", "fields/build"),
    *("calls", "time"),
)
READERS = ("agent", "manager", "auditor")
STRANGERS = ("other_agent", "customer")


def person(cast: Cast, part: str) -> object:
    return cast.contact.user if part == "customer" else getattr(cast, part)


def everything_sent(cast: Cast) -> dict[str, str]:
    """What satisfies every form at once."""
    judged = {"priority": "p1", "verdict": "no", "fact_category": "question", "seen": "0"}
    released = {"release": "4.2", "released_on": "2026-03-01"}
    sent = {"text": "x", "submission": str(uuid.uuid4()), "reason": "customer", "agent": str(cast.agent.pk)}
    said = custom_fields.Description(label="Build")
    custom_fields.add(cast.north, CustomField.Kind.TEXT, said, by=THE_DESK, at=BEFORE_ALL)
    engineering = teams.form(cast.north, "Engineering", by=THE_DESK, at=BEFORE_ALL)
    shaped = {
        "name": "billing",
        "team": str(engineering.pk),
        "kind": "incident",
        "relation": "blocks",
        "other": "2",
        "value": "4.2",
    }
    called = {"direction": "out", "with_whom": "Marta", "minutes": "3", "said": "x"}
    return {**called, **sent, **judged, **released, **shaped}


@pytest.mark.parametrize("part", READERS)
@pytest.mark.parametrize("address", READS)
def test_who_works_on_the_desk_may_read(cast: Cast, sign_in: SignIn, part: str, address: str) -> None:
    builders.ticket(cast.contact, at=BEFORE_ALL, priority="p2")

    assert sign_in(person(cast, part)).get(f"/integrato/console/{address}").status_code == 200  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize("part", STRANGERS)
@pytest.mark.parametrize("address", READS)
def test_whoever_does_not_work_there_is_told_that_it_does_not_exist(
    cast: Cast, sign_in: SignIn, part: str, address: str
) -> None:
    builders.ticket(cast.contact, at=BEFORE_ALL, priority="p2")
    client = sign_in(person(cast, part))  # type: ignore[arg-type]  # by name

    forbidden = client.get(f"/integrato/console/{address}")
    absent = client.get(f"/no-such-desk/console/{address}")

    assert forbidden.status_code == absent.status_code == 404
    assert forbidden.content == absent.content


@pytest.mark.parametrize("part", ["auditor", *STRANGERS])
@pytest.mark.parametrize("act", ACTS)
def test_who_may_not_work_a_ticket_changes_nothing(cast: Cast, sign_in: SignIn, part: str, act: str) -> None:
    builders.ticket(cast.contact, at=BEFORE_ALL, priority="p2")
    builders.ticket(cast.contact, at=BEFORE_ALL, priority="p2")
    client = sign_in(person(cast, part))  # type: ignore[arg-type]  # by name

    answer = client.post(f"/integrato/console/tickets/1/{act}/", everything_sent(cast))

    assert answer.status_code == 404
    assert Message.objects.count() == 2
    assert not Hold.objects.exists()
    assert not Closure.objects.exists()
    assert not Assignment.objects.exists()
    assert not Recount.objects.exists()
    assert not Fulfilment.objects.exists()
    assert not TicketMerge.objects.exists()
    assert list(AuditEvent.objects.filter(subject="ticket").values_list("verb", flat=True)) == ["received"] * 2


@pytest.mark.parametrize("act", ACTS)
def test_acts_are_never_done_by_following_a_link(cast: Cast, sign_in: SignIn, act: str) -> None:
    builders.ticket(cast.contact, at=BEFORE_ALL, priority="p2")

    assert sign_in(cast.agent).get(f"/integrato/console/tickets/1/{act}/").status_code == 405


@pytest.mark.parametrize("act", ACTS)
def test_acts_need_the_token_of_our_own_pages(cast: Cast, act: str) -> None:
    builders.ticket(cast.contact, at=BEFORE_ALL, priority="p2")
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.agent, backend="django.contrib.auth.backends.ModelBackend")

    assert client.post(f"/integrato/console/tickets/1/{act}/", everything_sent(cast)).status_code == 403


@pytest.mark.parametrize("address", READS)
def test_whoever_has_not_signed_in_is_asked_to(cast: Cast, address: str) -> None:
    answer = Client().get(f"/integrato/console/{address}")

    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/")


def test_an_auditor_sees_no_buttons(cast: Cast, sign_in: SignIn) -> None:
    builders.ticket(cast.contact, at=BEFORE_ALL, priority="p2")

    page = sign_in(cast.auditor).get("/integrato/console/tickets/1/").content.decode()

    assert 'id="composer"' not in page
    assert "/closure/" not in page
    assert "/assignment/" not in page
    assert "Orders stopped" in page
