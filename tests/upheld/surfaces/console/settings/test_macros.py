"""The pages of macros, and running one from the composer."""

import uuid
from datetime import timedelta

import pytest

from tests.support import builders
from tests.support.cast import Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.now import now
from upheld.tickets.models import Draft, Macro, Ticket

LIST = "/integrato/console/settings/macros/"
TICKET = "/integrato/console/tickets/1/"
ASKING = {"label": "Ask for a HAR file", "reply": "Dear {customer.name}", "assign": "me", "then": "hold:customer"}


def test_a_manager_saves_changes_and_gives_up_a_macro(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.manager)
    assert b"No macros yet" in client.get(LIST).content
    assert client.post(f"{LIST}new/", ASKING).status_code == 302
    macro = Macro.objects.get()
    assert [(step["act"], step["what"]) for step in macro.steps] == [("assign", "me"), ("hold", "customer")]
    page = client.get(f"{LIST}{macro.pk}/").content.decode()
    assert '<option value="hold:customer" selected>' in page
    client.post(f"{LIST}{macro.pk}/", {**ASKING, "label": "HAR", "then": ""})
    assert (Macro.objects.get().label, len(Macro.objects.get().steps)) == ("HAR", 1)
    client.post(f"{LIST}{macro.pk}/retired/")
    assert b"No macros yet" in client.get(LIST).content


@pytest.mark.attack(32)
@pytest.mark.parametrize(
    ("wrong", "status", "words"),
    [
        ({"label": ""}, 422, "This field is required"),
        ({"priority": "p1"}, 422, "Say why."),
        ({"team": "12345"}, 422, "not one of the available choices"),
        ({"reply": "Dear {user.password}"}, 409, "{user.password} stands for nothing"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_kept(
    cast: Cast, sign_in: SignIn, wrong: dict[str, str], status: int, words: str
) -> None:
    answer = sign_in(cast.manager).post(f"{LIST}new/", {**ASKING, "note": "Kept", **wrong})
    assert answer.status_code == status
    assert words in answer.content.decode()
    assert "Kept</textarea>" in answer.content.decode()
    assert not Macro.objects.exists()


@pytest.mark.parametrize("part", ["agent", "auditor", "other_agent"])
def test_only_managers_of_the_desk_change_macros(cast: Cast, sign_in: SignIn, part: str) -> None:
    sign_in(cast.manager).post(f"{LIST}new/", ASKING)
    number = Macro.objects.get().pk
    client = sign_in(getattr(cast, part))
    asked = [client.get(LIST), client.get(f"{LIST}{number}/"), client.post(f"{LIST}{number}/retired/")]
    assert [answer.status_code for answer in asked] == [404, 404, 404]
    assert Macro.objects.get().retired_at is None


def test_run_from_the_composer_its_words_and_what_follows_stand_there(cast: Cast, sign_in: SignIn) -> None:
    builders.ticket(cast.contact, at=now() - timedelta(minutes=10), priority="p1")
    sign_in(cast.manager).post(f"{LIST}new/", ASKING)
    agent = sign_in(cast.agent)
    assert "Ask for a HAR file" in agent.get(TICKET).content.decode()
    typed = {"macro": str(Macro.objects.get().pk), "text": "Good morning.", "submission": str(uuid.uuid4())}
    page = agent.post(f"{TICKET}macro/", typed, follow=True).content.decode()
    assert "Good morning.\n\nDear Marta Lindqvist</textarea>" in page
    assert '<option value="hold:customer" selected>' in page
    assert Ticket.objects.get().holder == cast.agent


@pytest.mark.parametrize("chosen", ["", "x", "0", "9" * 30])
def test_a_macro_that_is_none_does_nothing(cast: Cast, sign_in: SignIn, chosen: str) -> None:
    builders.ticket(cast.contact, at=now() - timedelta(minutes=10), priority="p1")
    assert sign_in(cast.agent).post(f"{TICKET}macro/", {"macro": chosen, "text": "Kept?"}).status_code == 404
    assert not Draft.objects.exists()
