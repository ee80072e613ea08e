"""What stands around every console page: the rail, the office card, who is signed in. No page of its own."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _

from servicelevel.agreement import terms
from upheld.agreements.facts import in_force, meaning_of
from upheld.desks.access import Permission, permits
from upheld.desks.models import Desk, Membership
from upheld.desks.queries import desks_of
from upheld.presentation.citations import Citation, clause_url
from upheld.presentation.live_address import live_url
from upheld.presentation.live_keys import key_for_desk
from upheld.presentation.theme import theme
from upheld.surfaces.console.members import MemberRequest
from upheld.tickets.queries.queue import COUNTED_UP_TO, counts
from upheld.tickets.queries.words import clock_time

VIEW_LABELS = {
    "next": ("Next promise due", "clock"),
    "mine": ("Mine", "user"),
    "unassigned": ("Unassigned", "inbox"),
    "past_due": ("Past due", "alert-triangle"),
    "on_hold": ("On hold", "player-pause"),
    "no_promise": ("No promise", "circle-minus"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class RailItem:
    """One place to go."""

    label: str
    icon: str
    url: str
    count: str = ""
    active: bool = False
    warn: bool = False
    # The letter that opens it; empty for none.
    key: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class RailGroup:
    """Places that belong together."""

    title: str
    items: tuple[RailItem, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Office:
    """Whether support is given right now, and until when."""

    open: bool
    label: str
    words: str
    clauses: tuple[Citation, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class DeskChoice:
    """A desk as the rail shows it."""

    name: str
    colour: str
    url: str
    active: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """Who looks at what, when, in which zones; and all that stands around it."""

    member: Membership
    agreement: terms.Agreement
    at: datetime
    zone: ZoneInfo
    context: dict[str, Any]

    @property
    def may_work(self) -> bool:
        """Whether this person may change tickets, rather than only read them."""
        return permits(self.member, Permission.WORK_TICKETS)


def frame_of(request: MemberRequest, member: Membership, *, at: datetime, view: str = "") -> Frame:
    """Return what stands around a console page: three queries, and the agreement in force."""
    desk = member.desk
    version = in_force(desk, at=at)
    agreement = meaning_of(version)
    zone = ZoneInfo(member.user.zone or desk.zone)
    context = {
        "desk": _choice(desk, desk),
        "desk_choices": [_choice(other, desk) for other in desks_of(member.user)],
        "viewer": member.user,
        "presence": member.get_role_display(),
        "rail": _rail(member, agreement, at=at, view=view),
        "search_url": reverse("console:search", args=[desk.name]),
        "palette_url": reverse("console:palette", args=[desk.name]),
        "office": office_card(agreement, at=at, zone=zone),
        "sign_out_url": reverse("account_logout"),
        "live_url": live_url(request, key_for_desk(desk.name, at=at)),
        "settings_url": reverse("console:settings", args=[desk.name]),
        "theme": theme(request)["theme"] or member.user.theme,
        "density": member.user.density,
        "reader_zone": zone,
        "desk_zone": ZoneInfo(desk.zone),
        "at": at,
    }
    return Frame(member=member, agreement=agreement, at=at, zone=zone, context=context)


def office_card(agreement: terms.Agreement, *, at: datetime, zone: ZoneInfo) -> Office:
    """Return whether the desk is open at an instant, when that ends, and by which clause."""
    office = agreement.office
    is_open = office.is_open(at)
    turns = office.next_closing(at) if is_open else office.next_opening(at)
    label = "round the clock"
    if turns is not None:
        label = f"{'closes' if is_open else 'opens'} {clock_time(turns, at=at, zone=zone).removeprefix('today ')}"
    clause = agreement.calendar_clauses.get(office.name)
    url = clause_url(agreement.name, clause.number if clause else None)
    cited = (Citation(number=clause.cited, url=url, text=clause.text),) if clause else ()
    words = office.label[:1].upper() + office.label[1:]
    return Office(open=is_open, label=label, words=words, clauses=cited)


def _choice(desk: Desk, present: Desk) -> DeskChoice:
    url = reverse("console:queue", args=[desk.name])
    return DeskChoice(name=desk.title, colour=desk.colour, url=url, active=desk == present)


def _rail(member: Membership, agreement: terms.Agreement, *, at: datetime, view: str) -> tuple[RailGroup, ...]:
    desk = member.desk
    counted = counts(desk, viewer=member.user, at=at)
    queue = reverse("console:queue", args=[desk.name])
    views = tuple(
        RailItem(
            label=label,
            icon=icon,
            url=queue if key == "next" else f"{queue}?view={key}",
            count=_count_words(counted[key]),
            active=key == view,
            warn=key == "past_due" and counted[key] > 0,
        )
        for key, (label, icon) in VIEW_LABELS.items()
    )
    page = RailItem(
        label="Agreement",
        icon="file-text",
        url=reverse("console:agreement", args=[desk.name]),
        count=f"v{agreement.version}",
        active=view == "agreement",
    )
    customers = reverse("console:customers", args=[desk.name])
    whose = RailItem(label=_("Customers"), icon="users", url=customers, active=view == "customers")
    url = reverse("console:numbers", args=[desk.name])
    numbers = RailItem(label=_("Numbers"), icon="chart-bar", url=url, active=view == "numbers")
    promise = RailGroup(title="The promise", items=(page, whose, numbers))
    return *_for_those_who_work(member, view), RailGroup(title="", items=views), promise, *_for_managers(member, view)


def _for_those_who_work(member: Membership, view: str) -> tuple[RailGroup, ...]:
    if not permits(member, Permission.WORK_TICKETS):
        return ()
    url = reverse("console:new", args=[member.desk.name])
    new = RailItem(label=_("New ticket"), icon="plus", url=url, key="N", active=view == "new")
    return (RailGroup(title="", items=(new,)),)


def _for_managers(member: Membership, view: str) -> tuple[RailGroup, ...]:
    if not permits(member, Permission.MANAGE_DESK):
        return ()
    url = reverse("console:outbox", args=[member.desk.name])
    outbox = RailItem(label="Outbox", icon="mail", url=url, active=view == "outbox")
    put_right = reverse("console:corrections", args=[member.desk.name])
    corrections = RailItem(label="Corrections", icon="calendar", url=put_right, active=view == "corrections")
    return (RailGroup(title="The desk", items=(outbox, corrections, _settings(member, view))),)


def _settings(member: Membership, view: str) -> RailItem:
    url = reverse("console:settings", args=[member.desk.name])
    return RailItem(label=_("Settings"), icon="settings", url=url, active=view == "settings")


def _count_words(count: int) -> str:
    return f"{COUNTED_UP_TO}+" if count >= COUNTED_UP_TO else str(count)
