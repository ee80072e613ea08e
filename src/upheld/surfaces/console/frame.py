"""What stands around every console page: the rail, the office card, who is signed in. No page of its own."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from servicelevel.agreement import terms
from upheld.agreements.facts import in_force, meaning_of
from upheld.desks.access import Permission, permits
from upheld.desks.models import Desk, Membership
from upheld.desks.queries import desks_of
from upheld.presentation.addresses import address
from upheld.presentation.citations import Citation, clause_url
from upheld.presentation.live_address import live_url
from upheld.presentation.live_keys import key_for_desk
from upheld.presentation.theme import theme
from upheld.surfaces.console.bell import bell_of
from upheld.surfaces.console.members import MemberRequest
from upheld.surfaces.console.rail import RailGroup, RailItem, groups_of_views
from upheld.tickets.queries.refusals import turns_away
from upheld.tickets.queries.views.rail import Views, views_for
from upheld.tickets.queries.words import short_time


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
    # Every view of the queue that this person sees.
    views: Views
    context: dict[str, Any]

    @property
    def may_work(self) -> bool:
        """Whether this person may change tickets, rather than only read them."""
        return permits(self.member, Permission.WORK_TICKETS)


def frame_of(request: MemberRequest, member: Membership, *, at: datetime, view: str = "") -> Frame:
    """Return what stands around a console page: six queries, and the agreement in force."""
    desk = member.desk
    version = in_force(desk, at=at)
    agreement = meaning_of(version)
    zone = ZoneInfo(member.user.zone or desk.zone)
    views = views_for(desk, member.user, agreement, at=at)
    context = {
        "desk": _choice(desk, desk),
        "desk_choices": [_choice(other, desk) for other in desks_of(member.user)],
        "viewer": member.user,
        "presence": member.get_role_display(),
        "bell": bell_of(member, active=view == "notices"),
        "rail": _rail(member, agreement, views, view=view),
        "search_url": address("console:search", desk.name),
        "palette_url": address("console:palette", desk.name),
        "office": office_card(agreement, at=at, zone=zone),
        "sign_out_url": address("account_logout"),
        "live_url": live_url(request, key_for_desk(desk.name, at=at, person=member.user_id)),
        "settings_url": address("console:settings", desk.name),
        "theme": theme(request)["theme"] or member.user.theme,
        "density": member.user.density,
        "reader_zone": zone,
        "desk_zone": ZoneInfo(desk.zone),
        "at": at,
    }
    return Frame(member=member, agreement=agreement, at=at, zone=zone, views=views, context=context)


def office_card(agreement: terms.Agreement, *, at: datetime, zone: ZoneInfo) -> Office:
    """Return whether the desk is open at an instant, when that ends, and by which clause."""
    office = agreement.office
    is_open = office.is_open(at)
    turns = office.next_closing(at) if is_open else office.next_opening(at)
    label = _("round the clock")
    if turns is not None:
        words = _("closes {when}") if is_open else _("opens {when}")
        label = words.format(when=short_time(turns, at=at, zone=zone))
    clause = agreement.calendar_clauses.get(office.name)
    url = clause_url(agreement.name, clause.number if clause else None)
    cited = (Citation(number=clause.cited, url=url, text=clause.text),) if clause else ()
    words = office.label[:1].upper() + office.label[1:]
    return Office(open=is_open, label=label, words=words, clauses=cited)


def _choice(desk: Desk, present: Desk) -> DeskChoice:
    url = address("console:queue", desk.name)
    return DeskChoice(name=desk.title, colour=desk.colour, url=url, active=desk == present)


def _rail(member: Membership, agreement: terms.Agreement, views: Views, *, view: str) -> tuple[RailGroup, ...]:
    customers = address("console:customers", member.desk.name)
    whose = RailItem(label=_("Customers"), icon="users", url=customers, active=view == "customers")
    url = address("console:numbers", member.desk.name)
    numbers = RailItem(label=_("Numbers"), icon="chart-bar", url=url, active=view == "numbers")
    refusals, of_articles = _of_refusals(member.desk, agreement, view), _articles(member, view)
    items = (_of_agreement(member.desk, agreement, view), whose, *refusals, *of_articles, numbers)
    promise = RailGroup(title=_("The promise"), items=items)
    of_views = groups_of_views(member, views, view)
    return *_for_those_who_work(member, view), *of_views, promise, *_for_managers(member, view)


def _of_agreement(desk: Desk, agreement: terms.Agreement, view: str) -> RailItem:
    return RailItem(
        label=_("Agreement"),
        icon="file-text",
        url=address("console:agreement", desk.name),
        count=f"v{agreement.version}",
        active=view == "agreement",
    )


def _of_refusals(desk: Desk, agreement: terms.Agreement, view: str) -> tuple[RailItem, ...]:
    if not turns_away(agreement):
        return ()
    url = address("console:turned_away", desk.name)
    return (RailItem(label=_("Turned away"), icon="arrows-exchange", url=url, active=view == "turned away"),)


def _articles(member: Membership, view: str) -> tuple[RailItem, ...]:
    if not permits(member, Permission.WRITE_ARTICLES):
        return ()
    url = address("console:articles", member.desk.name)
    return (RailItem(label=_("Articles"), icon="book", url=url, active=view == "knowledge"),)


def _for_those_who_work(member: Membership, view: str) -> tuple[RailGroup, ...]:
    if not permits(member, Permission.WORK_TICKETS):
        return ()
    url = address("console:new", member.desk.name)
    new = RailItem(label=_("New ticket"), icon="plus", url=url, key="N", active=view == "new")
    return (RailGroup(title="", items=(new,)),)


def _for_managers(member: Membership, view: str) -> tuple[RailGroup, ...]:
    if not permits(member, Permission.MANAGE_DESK):
        return ()
    url = address("console:outbox", member.desk.name)
    outbox = RailItem(label=_("Outbox"), icon="mail", url=url, active=view == "outbox")
    put_right = address("console:corrections", member.desk.name)
    corrections = RailItem(label=_("Corrections"), icon="calendar", url=put_right, active=view == "corrections")
    return (RailGroup(title=_("The desk"), items=(outbox, corrections, _settings(member, view))),)


def _settings(member: Membership, view: str) -> RailItem:
    url = address("console:settings", member.desk.name)
    return RailItem(label=_("Settings"), icon="settings", url=url, active=view == "settings")


def views_of(member: Membership, *, at: datetime) -> Views:
    """Return every view of the queue that somebody sees, without what else stands around a page."""
    return views_for(member.desk, member.user, meaning_of(in_force(member.desk, at=at)), at=at)
