"""Who works on the demo's desks; every name is invented."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from upheld.accounts.actions import people as accounts
from upheld.accounts.models import User
from upheld.audit.facts import THE_DESK
from upheld.demo.desks import OPEN_FOR
from upheld.desks.actions import absence, people, teams
from upheld.desks.models import Desk, Membership
from upheld.tickets.actions import saved_search

MANAGER, AGENT, AUDITOR = Membership.Role.MANAGER, Membership.Role.AGENT, Membership.Role.AUDITOR


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """One person on one desk; their address follows from their first name."""

    name: str
    role: Membership.Role
    # where they read times; empty for the desk's own zone
    zone: str = ""

    @property
    def first_name(self) -> str:
        """Return the name by which the scenes call them, in lower case."""
        return self.name.split()[0].lower()


STAFF: Mapping[str, tuple[Person, ...]] = {
    "intesys": (
        Person(name="Helena Prado", role=MANAGER),
        Person(name="Caio Bastos", role=AGENT),
        Person(name="Rute Amaral", role=AGENT, zone="America/Manaus"),
    ),
    "interstellio": (
        Person(name="Thandi Mokoena", role=MANAGER),
        Person(name="Pieter Louw", role=AGENT),
        Person(name="Zola Dube", role=AGENT),
    ),
    "integrato": (
        Person(name="Imogen Hale", role=MANAGER),
        Person(name="Ravi Menon", role=AGENT, zone="Asia/Kolkata"),
        Person(name="Ines Kohl", role=AGENT),
        Person(name="Tove Lindahl", role=AUDITOR),
    ),
    "studio": (
        Person(name="Margaux Tissier", role=MANAGER),
        Person(name="Basile Roux", role=AGENT),
        Person(name="Lou Vasseur", role=AGENT),
    ),
    "interworx": (
        Person(name="Dale Whitcomb", role=MANAGER),
        Person(name="Noor Haddad", role=AGENT),
        Person(name="Wes Calloway", role=AGENT, zone="America/Denver"),
    ),
}


# What everybody keeps at hand.
KEPT_SEARCH = ("Late, with me", "is:late with:me")
# Who knows what, by first name.
TEAMS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "intesys": {"Network": ("caio",), "Hosting": ("rute", "caio")},
    "interstellio": {"Radius and billing": ("zola",), "Network operations": ("pieter", "zola")},
    "integrato": {"Engineering": ("ravi",), "Onboarding": ("ines",)},
    "studio": {"Développement": ("basile",), "Hébergement": ("lou",)},
    "interworx": {"Panel": ("noor", "wes"), "Licensing": ("wes",)},
}


# Who is away while the demo is looked at, by first name, and what they said of it.
AWAY: Mapping[str, tuple[str, str]] = {
    "intesys": ("rute", "In the datacentre, without a telephone"),
    "interstellio": ("pieter", "On a training"),
    "integrato": ("ines", "At a customer's"),
    "studio": ("lou", "On holiday"),
    "interworx": ("wes", "Off until Monday"),
}
AWAY_FOR = timedelta(days=2)


def hire(desk: Desk, *, at: datetime) -> Mapping[str, User]:
    """Put a desk's people on it and in its teams, and return them by first name; one of them is away."""
    joined_at = at - OPEN_FOR
    hired = {}
    for person in STAFF[desk.name]:
        email = f"{person.first_name}@{desk.name}.example"
        user = accounts.add(email, name=person.name, zone=person.zone, at=joined_at)
        people.add_member(desk, user, role=person.role, by=THE_DESK, at=joined_at)
        hired[person.first_name] = user
        saved_search.keep(desk, user, name=KEPT_SEARCH[0], text=KEPT_SEARCH[1], at=joined_at)
    for name, members in TEAMS[desk.name].items():
        team = teams.form(desk, name, by=THE_DESK, at=joined_at)
        for member in members:
            teams.add_member(team, hired[member], by=THE_DESK, at=joined_at)
    who, note = AWAY[desk.name]
    until, user = at + AWAY_FOR, hired[who]
    absence.say(desk, user, begins_at=at, ends_at=until, note=note, by=user.as_actor, at=at)
    return hired


def manager_among(desk: Desk, hired: Mapping[str, User]) -> User:
    """Return who manages a desk among those who were hired for it, by first name."""
    return next(hired[person.first_name] for person in STAFF[desk.name] if person.role == MANAGER)
