"""What surrounds every customer page: the desk's mark, the ways on, whether it is open. Not what stands on the page."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _

from servicelevel.agreement.terms import Agreement
from upheld.accounts.models import User
from upheld.desks.models import Desk
from upheld.presentation.when import zone_name
from upheld.tickets.queries.words import clock_time


@dataclass(frozen=True, kw_only=True, slots=True)
class DeskMark:
    """A desk as its pages name it."""

    name: str
    slug: str
    colour: str
    mark: str
    url: str
    email: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenNow:
    """Whether the desk gives support at this minute, and until when or from when."""

    open: bool
    # In words: Open now; or closed, and when it opens.
    words: str
    # Until when it is open, in words; empty while closed.
    until: str
    dot: str


def frame(
    desk: Desk,
    agreement: Agreement,
    *,
    viewer: User | AnonymousUser,
    at: datetime,
    active: str,
    plan: str | None = None,
) -> dict[str, Any]:
    """Return the context that `layouts/customer.html` needs.

    `active` names the page: support, new, tickets, help or emergency. `plan` is the one whose hours count; the default
    one if left out.
    """
    person = viewer if isinstance(viewer, User) else None
    zone = ZoneInfo(desk.zone)
    return {
        "desk": mark_of(desk),
        "nav": _nav(desk, agreement, active),
        "open_now": open_now(agreement, at=at, zone=zone, plan=plan),
        "viewer": person,
        "support_url": reverse("public:support", args=[desk.name]),
        "sign_in_url": f"{reverse('account_login')}?next={reverse('portal:tickets', args=[desk.name])}",
        "sign_out_url": reverse("account_logout"),
        "footer_words": _("{title}, version {version}, in force since {day}").format(
            title=agreement.title, version=agreement.version, day=date_format(agreement.effective_on, _("j F Y"))
        ),
        "reader_zone": reader_zone(desk, viewer),
        "desk_zone": zone,
        "at": at,
    }


def mark_of(desk: Desk) -> DeskMark:
    """Return a desk as its pages name it."""
    return DeskMark(
        name=desk.title,
        slug=desk.name,
        colour=desk.colour,
        mark=desk.prefix[:2].capitalize(),
        url=reverse("public:front", args=[desk.name]),
        email=desk.email,
    )


def reader_zone(desk: Desk, viewer: User | AnonymousUser) -> ZoneInfo:
    """Return the zone in which this reader reads times: their own, else the desk's."""
    return ZoneInfo(viewer.zone if isinstance(viewer, User) and viewer.zone else desk.zone)


def open_now(agreement: Agreement, *, at: datetime, zone: ZoneInfo, plan: str | None = None) -> OpenNow:
    """Return whether the support hours of a plan, or of the default one, are open at `at`, in words."""
    office = agreement.hours_of(plan)
    if office.is_open(at):
        closing = office.next_closing(at)
        when = _with_zone(closing, at=at, zone=zone) if closing else ""
        until = _("until {when}").format(when=when) if closing else _("day and night")
        return OpenNow(open=True, words=_("Open now"), until=until, dot="met")
    opens = _with_zone(office.next_opening(at), at=at, zone=zone)
    return OpenNow(open=False, words=_("Closed. Opens {when}").format(when=opens), until="", dot="hold")


def _with_zone(instant: datetime, *, at: datetime, zone: ZoneInfo) -> str:
    return f"{clock_time(instant, at=at, zone=zone)} {zone_name(instant, zone=zone)}"


def _nav(desk: Desk, agreement: Agreement, active: str) -> list[dict[str, Any]]:
    pages = [
        ("support", _("Support"), reverse("public:support", args=[desk.name])),
        ("new", _("Open a ticket"), reverse("portal:new", args=[desk.name])),
        ("tickets", _("My tickets"), reverse("portal:tickets", args=[desk.name])),
        ("help", _("Help"), reverse("portal:help", args=[desk.name])),
    ]
    if agreement.emergencies is not None:
        pages.append(("emergency", _("Emergency"), reverse("portal:emergency", args=[desk.name])))
    return [{"label": label, "url": url, "active": key == active} for key, label, url in pages]
