"""Who may see and change which settings: a table over the cast, in which forbidden and absent look alike."""

from dataclasses import dataclass

import pytest
from django.test import Client

from tests.support.cast import BEFORE_ALL, Cast
from tests.support.stage import scene
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.audit.models import AuditEvent
from upheld.desks.actions import invitation, teams, token
from upheld.desks.models import ApiToken, Invitation, Membership, Team

FOR_EVERYONE = ("", "profile/")
FOR_MANAGERS = ("desk/", "people/", "people/{member}/", "teams/", "teams/{team}/", "keys/")
FORMS = ("desk/", "teams/", "keys/")
ACTS = (
    *("people/invitations/", "people/invitations/{invitation}/withdrawn/"),
    *("people/{member}/role/", "people/{member}/ended/"),
    *("teams/{team}/name/", "teams/{team}/retired/", "teams/{team}/members/", "teams/{team}/members/{person}/left/"),
    "keys/{key}/revoked/",
)
SENT = {"email": "x@y.example", "role": "manager", "name": "x", "title": "x", "colour": "plum", "zone": "UTC"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Things:
    """One of everything that settings are about, on one desk."""

    numbers: dict[str, int]

    def address(self, path: str, desk: str = "integrato") -> str:
        return f"/{desk}/console/settings/{path.format(**self.numbers)}"


@scene
def things(cast: Cast) -> Things:
    by = cast.manager.as_actor
    team = teams.form(cast.north, "Billing", by=by, at=BEFORE_ALL)
    teams.add_member(team, cast.agent, by=by, at=BEFORE_ALL)
    token.create(cast.north, name="shop", by=by, at=BEFORE_ALL)
    role = Membership.Role.AGENT
    invited = invitation.send(cast.north, "new@integrato.example", role=role, by=by, at=BEFORE_ALL)
    numbers = {
        "team": team.pk,
        "person": cast.agent.pk,
        "member": Membership.objects.get(user=cast.agent).pk,
        "key": ApiToken.objects.get().pk,
        "invitation": invited.pk,
    }
    return Things(numbers=numbers)


def person(cast: Cast, part: str) -> object:
    return cast.contact.user if part == "customer" else getattr(cast, part)


def nothing_changed() -> bool:
    return (
        Team.objects.get().retired_at is None
        and ApiToken.objects.get().revoked_at is None
        and Invitation.objects.get().withdrawn_at is None
        and not Membership.objects.filter(ended_at__isnull=False).exists()
        and not AuditEvent.objects.filter(verb__in=["changed", "renamed", "role changed", "profile changed"]).exists()
    )


@pytest.mark.parametrize("path", FOR_EVERYONE + FOR_MANAGERS)
@pytest.mark.parametrize("part", ["agent", "manager", "auditor", "other_agent", "customer"])
def test_who_may_see_a_page(cast: Cast, things: Things, sign_in: SignIn, part: str, path: str) -> None:
    here = part in ("agent", "manager", "auditor")
    may = part == "manager" or (here and path in FOR_EVERYONE)
    assert sign_in(person(cast, part)).get(things.address(path)).status_code == (200 if may else 404)  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize("act", ACTS + FORMS)
@pytest.mark.parametrize("part", ["agent", "auditor", "other_agent", "customer"])
def test_nobody_but_a_manager_changes_anything(
    cast: Cast, things: Things, sign_in: SignIn, part: str, act: str
) -> None:
    answer = sign_in(person(cast, part)).post(things.address(act), {**SENT, "person": cast.agent.pk})  # type: ignore[arg-type]  # by name
    assert answer.status_code == 404
    assert nothing_changed()


@pytest.mark.parametrize("act", ACTS)
def test_a_manager_cannot_reach_what_is_another_desks(cast: Cast, things: Things, sign_in: SignIn, act: str) -> None:
    Membership.objects.filter(user=cast.other_agent).update(role="manager")
    if act == "people/invitations/":
        return
    answer = sign_in(cast.other_agent).post(things.address(act, desk="interworx"), SENT)
    assert answer.status_code == 404
    assert nothing_changed()


@pytest.mark.parametrize("act", ACTS)
def test_acts_are_never_done_by_following_a_link_and_need_our_own_pages(
    cast: Cast, things: Things, sign_in: SignIn, act: str
) -> None:
    assert sign_in(cast.manager).get(things.address(act)).status_code == 405
    elsewhere = Client(enforce_csrf_checks=True)
    elsewhere.force_login(cast.manager, backend="django.contrib.auth.backends.ModelBackend")
    assert elsewhere.post(things.address(act), SENT).status_code == 403
    assert nothing_changed()


def test_the_index_lists_what_a_person_may_see(cast: Cast, things: Things, sign_in: SignIn) -> None:
    mine = sign_in(cast.agent).get(things.address("")).content.decode()
    managers = sign_in(cast.manager).get(things.address("")).content.decode()
    assert "settings/profile/" in mine
    assert "settings/keys/" not in mine
    assert all(f"settings/{name}/" in managers for name in ("profile", "desk", "people", "teams", "keys"))
