"""Changing what people are on a desk, and ending it."""

from datetime import UTC, datetime
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast, assemble
from upheld.accounts.models import User
from upheld.desks.access import NotFound, Permission, invitation_for_token, invitation_token, member_for, token_for
from upheld.desks.actions import invitation, membership, people, teams, token
from upheld.desks.models import Invitation, Membership
from upheld.desks.queries import members_of

AT = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
MANAGER, AGENT, AUDITOR = Membership.Role.MANAGER, Membership.Role.AGENT, Membership.Role.AUDITOR


def place_of(user: User) -> Membership:
    return Membership.objects.get(user=user, ended_at__isnull=True)


@pytest.mark.attack(20)
def test_a_role_decides_at_once(cast: Cast) -> None:
    with pytest.raises(NotFound):
        member_for(cast.agent, "integrato", permission=Permission.MANAGE_DESK)
    membership.change_role(place_of(cast.agent), MANAGER, by=cast.manager.as_actor, at=AT)
    assert member_for(cast.agent, "integrato", permission=Permission.MANAGE_DESK)


def test_the_last_manager_stays_one(cast: Cast) -> None:
    last = place_of(cast.manager)
    with pytest.raises(membership.LastManager):
        membership.change_role(last, AGENT, by=cast.manager.as_actor, at=AT)
    with pytest.raises(membership.LastManager):
        membership.end(last, by=cast.manager.as_actor, at=AT)
    membership.change_role(place_of(cast.agent), MANAGER, by=cast.manager.as_actor, at=AT)
    membership.end(last, by=cast.manager.as_actor, at=AT)
    assert not Membership.objects.filter(user=cast.manager, ended_at__isnull=True).exists()


def test_a_manager_who_cannot_sign_in_does_not_count(cast: Cast) -> None:
    membership.change_role(place_of(cast.agent), MANAGER, by=cast.manager.as_actor, at=AT)
    User.objects.filter(pk=cast.agent.pk).update(is_active=False)
    with pytest.raises(membership.LastManager):
        membership.end(place_of(cast.manager), by=cast.manager.as_actor, at=AT)


def test_an_auditor_is_in_no_team(cast: Cast) -> None:
    team = teams.form(cast.north, "Billing", by=cast.manager.as_actor, at=AT)
    teams.add_member(team, cast.agent, by=cast.manager.as_actor, at=AT)
    membership.change_role(place_of(cast.agent), AUDITOR, by=cast.manager.as_actor, at=AT)
    assert list(members_of(team)) == []


@pytest.mark.attack(27, 29, 37)
def test_with_a_membership_ends_all_that_came_with_it(cast: Cast) -> None:
    membership.change_role(place_of(cast.agent), MANAGER, by=cast.manager.as_actor, at=AT)
    who = cast.agent.as_actor
    team = teams.form(cast.north, "Billing", by=who, at=AT)
    teams.add_member(team, cast.agent, by=who, at=AT)
    theirs = token.create(cast.north, name="ci", by=who, at=AT)
    other = token.create(cast.north, name="other", by=cast.manager.as_actor, at=AT)
    sent = invitation.send(cast.north, "new@integrato.example", role=AGENT, by=who, at=AT)
    browser = Client()
    browser.force_login(cast.agent, backend="django.contrib.auth.backends.ModelBackend")

    membership.end(place_of(cast.agent), by=cast.manager.as_actor, at=AT)

    assert list(members_of(team)) == []
    assert browser.get("/integrato/console/").status_code == 302
    assert token_for(other).name == "other"
    with pytest.raises(NotFound):
        token_for(theirs)
    with pytest.raises(NotFound):
        invitation_for_token(invitation_token(sent.nonce), "integrato", at=AT)


def test_what_has_ended_cannot_be_changed(cast: Cast) -> None:
    gone = membership.end(place_of(cast.agent), by=cast.manager.as_actor, at=AT)
    with pytest.raises(membership.NotOnDesk):
        membership.end(gone, by=cast.manager.as_actor, at=AT)
    with pytest.raises(membership.NotOnDesk):
        membership.change_role(gone, MANAGER, by=cast.manager.as_actor, at=AT)


@pytest.mark.django_db(transaction=True)
def test_two_managers_who_remove_one_another_at_once_leave_one() -> None:
    cast = assemble()
    second = builders.member(cast.north, "Sem Okafor", role=MANAGER, at=BEFORE_ALL)
    start, refused = Barrier(2), []

    def remove(whom: User, by: User) -> None:
        place = place_of(whom)
        start.wait()
        try:
            membership.end(place, by=by.as_actor, at=AT)
        except membership.LastManager as refusal:
            refused.append(refusal)
        finally:
            connection.close()

    pair = [Thread(target=remove, args=(cast.manager, second)), Thread(target=remove, args=(second, cast.manager))]
    for thread in pair:
        thread.start()
    for thread in pair:
        thread.join()

    assert len(refused) == 1
    assert Membership.objects.filter(desk=cast.north, role=MANAGER, ended_at__isnull=True).count() == 1


def test_an_invitation_joins_whoever_is_there_already_in_the_role_they_have(cast: Cast) -> None:
    sent = invitation.send(cast.north, cast.other_agent.email, role=AGENT, by=cast.manager.as_actor, at=AT)
    people.add_member(cast.north, cast.other_agent, role=AUDITOR, by=cast.manager.as_actor, at=AT)
    joined = invitation.accept(sent, name="", at=AT)
    assert (joined.member.role, joined.new) == (AUDITOR, False)
    assert Invitation.objects.get().accepted_by == cast.other_agent.as_actor.reference
