"""Saved replies that belong to one person: made from the composer or the settings, and seen by nobody else."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.support import builders
from tests.support.cast import Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.audit.facts import THE_DESK
from upheld.desks.actions import people
from upheld.desks.models import Membership
from upheld.now import now
from upheld.tickets.actions import macros
from upheld.tickets.models import Draft, Macro

DESKS = "/integrato/console/settings/macros/"
OWN = "/integrato/console/settings/own-macros/"
TICKET = "/integrato/console/tickets/1/"
THANKS = {"label": "Thanks", "reply": "Dear {customer.name}, thanks. {agent.name}"}


def test_one_is_made_from_what_stands_in_the_composer(cast: Cast, sign_in: SignIn) -> None:
    builders.ticket(cast.contact, at=now() - timedelta(minutes=10), priority="p1")
    agent = sign_in(cast.agent)
    assert f'formaction="{TICKET}macro/begun/"' in agent.get(TICKET).content.decode()
    page = agent.post(f"{TICKET}macro/begun/", {"text": "Please <send> a HAR file.", "seen": "1"}).content.decode()
    assert "Please &lt;send&gt; a HAR file.</textarea>" in page
    assert f'action="{OWN}new/"' in page
    assert not Macro.objects.exists()
    assert Draft.objects.get().text == "Please <send> a HAR file."
    assert agent.post(f"{OWN}new/", {**THANKS, "ticket": "1"}).headers["Location"] == TICKET
    page = agent.get(TICKET).content.decode()
    assert ("Thanks" in page, "yours" in page) == (True, True)
    words = "Please <send> a HAR file."
    typed = {"macro": str(Macro.objects.get().pk), "text": words, "submission": str(uuid.uuid4())}
    page = agent.post(f"{TICKET}macro/", typed, follow=True).content.decode()
    assert "Dear Marta Lindqvist, thanks. Ravi Menon</textarea>" in page


def test_it_is_listed_changed_and_given_up_by_whose_it_is(cast: Cast, sign_in: SignIn) -> None:
    agent = sign_in(cast.agent)
    assert b"No saved replies of your own" in agent.get(OWN).content
    agent.post(f"{OWN}new/", THANKS)
    here = f"{OWN}{Macro.objects.get().pk}/"
    assert "Dear {customer.name}" in agent.get(here).content.decode()
    agent.post(here, {**THANKS, "label": "Many thanks"})
    assert "Many thanks" in agent.get(OWN).content.decode()
    assert agent.post(f"{OWN}new/", {**THANKS, "label": "many THANKS"}).status_code == 409
    agent.post(f"{here}retired/")
    assert b"No saved replies of your own" in agent.get(OWN).content


def test_nobody_else_sees_runs_or_changes_it_not_even_a_manager(cast: Cast, sign_in: SignIn) -> None:
    builders.ticket(cast.contact, at=now() - timedelta(minutes=10), priority="p1")
    sign_in(cast.agent).post(f"{OWN}new/", THANKS)
    number = Macro.objects.get().pk
    manager = sign_in(cast.manager)
    assert "Thanks" not in manager.get(TICKET).content.decode()
    for page in (OWN, DESKS, "/integrato/console/settings/rules/new/"):
        assert "Thanks" not in manager.get(page).content.decode()
    asked = [manager.get(f"{shelf}{number}/") for shelf in (OWN, DESKS)]
    asked += [manager.post(f"{shelf}{number}/retired/") for shelf in (OWN, DESKS)]
    asked += [manager.post(f"{TICKET}macro/", {"macro": str(number), "text": ""})]
    assert {answer.status_code for answer in asked} == {404}
    assert Macro.objects.get().retired_at is None
    assert not Draft.objects.exists()


def test_the_desks_are_no_ones_own(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.manager).post(f"{DESKS}new/", THANKS)
    agent = sign_in(cast.agent)
    assert agent.get(f"{OWN}{Macro.objects.get().pk}/").status_code == 404
    assert agent.post(f"{OWN}new/", THANKS).status_code == 302, "one's own may be called like the desk's"
    assert Macro.objects.count() == 2


def test_of_two_people_each_may_have_one_called_alike_and_nobody_two(cast: Cast) -> None:
    said = {"reply": "Thanks.", "steps": (), "at": now()}
    first = macros.add(cast.north, "Thanks", owner=cast.agent, by=cast.agent.as_actor, **said)  # type: ignore[arg-type]  # by name
    macros.add(cast.north, "Thanks", owner=cast.manager, by=cast.manager.as_actor, **said)  # type: ignore[arg-type]  # by name
    first.pk, first.key = None, "another"
    with pytest.raises(IntegrityError), transaction.atomic():
        first.save()


@pytest.mark.parametrize("part", ["auditor", "other_agent"])
def test_only_who_works_the_desks_tickets_has_the_pages(cast: Cast, sign_in: SignIn, part: str) -> None:
    client = sign_in(getattr(cast, part))
    asked = [
        client.get(OWN),
        client.get(f"{OWN}new/"),
        client.post(f"{OWN}new/", THANKS),
        client.post(f"{TICKET}macro/begun/"),
    ]
    assert [answer.status_code for answer in asked] == [404, 404, 404, 404]
    assert not Macro.objects.exists()


def test_another_desks_member_does_not_reach_their_own_from_there(cast: Cast, sign_in: SignIn) -> None:
    """What somebody keeps on one desk is not on another where they work too."""
    people.add_member(cast.south, cast.agent, role=Membership.Role.AGENT, by=THE_DESK, at=now())
    agent = sign_in(cast.agent)
    agent.post(f"{OWN}new/", THANKS)
    there = OWN.replace("integrato", "interworx")
    assert agent.get(f"{there}{Macro.objects.get().pk}/").status_code == 404
