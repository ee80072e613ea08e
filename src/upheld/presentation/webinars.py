"""A webinar as mails and calendars have it; who comes is the knowledge app's."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from upheld.knowledge.access import registration_token
from upheld.knowledge.actions import telling
from upheld.knowledge.models import Registration
from upheld.tickets.queries.words import full_time

# Announced, not asked: an answer to it would come to the desk as a ticket. RFC 5546, 3.2.1 and 3.2.5.
PUBLISH, CANCEL = "PUBLISH", "CANCEL"
# What each mail carries; the one that asks for confirmation carries nothing yet.
_CARRIED = {
    telling.CONFIRM: None,
    telling.REGISTERED: PUBLISH,
    telling.MOVED: PUBLISH,
    telling.CALLED_OFF: CANCEL,
}


def words_of(payload: Mapping[str, Any], *, method: str | None) -> dict[str, Any]:
    """Return what the templates of a mail about a webinar need, from what the outbox holds."""
    desk, webinar = payload["desk"], payload["webinar"]
    zone = ZoneInfo(desk["zone"])
    starts = datetime.fromisoformat(webinar["starts"]).astimezone(zone)
    front = f"{settings.BASE_URL}/{desk['name']}"
    link = f"{front}/help/registrations/{registration_token(payload['registration'])}/"
    return {
        "desk": desk,
        "reference": _("Webinar"),
        "title": " ".join(webinar["title"].split()),
        "when": f"{full_time(starts)} ({desk['zone'].replace('_', ' ')})",
        "place": webinar["place"],
        "agreement_url": f"{front}/support",
        # Where a mail about a ticket leads to the ticket, this one leads to the registration.
        "ticket_url": link,
        "calendar": entry(payload, method=method, link=link) if method else None,
    }


OWN_WORDS: Mapping[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    template: partial(words_of, method=method) for template, method in _CARRIED.items()
}


def entry_of(registration: Registration) -> str:
    """Return the calendar entry of somebody's seat, as their mail has it."""
    payload = telling.about(registration, at=registration.confirmed_at or registration.asked_at)
    desk = payload["desk"]["name"]
    link = f"{settings.BASE_URL}/{desk}/help/registrations/{registration_token(registration.nonce)}/"
    return entry(payload, method=PUBLISH, link=link)


def entry(payload: Mapping[str, Any], *, method: str, link: str) -> str:
    """Return a webinar as an iCalendar object (RFC 5545); a later one of the same webinar takes its place."""
    desk, webinar = payload["desk"], payload["webinar"]
    written = datetime.fromisoformat(webinar["written"])
    event = Event()
    event.add("uid", f"{webinar['uid']}@{desk['email'].rpartition('@')[2]}")
    event.add("dtstamp", written)
    event.add("sequence", int(written.timestamp()) // 60)
    event.add("dtstart", datetime.fromisoformat(webinar["starts"]))
    event.add("dtend", datetime.fromisoformat(webinar["ends"]))
    event.add("summary", webinar["title"])
    event.add("description", f"{webinar['summary']}\n\n{link}".strip())
    event.add("location", webinar["place"])
    event.add("status", "CANCELLED" if method == CANCEL else "CONFIRMED")
    calendar = Calendar()
    calendar.add("prodid", "-//Upheld//Webinars//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(event)
    written_out: bytes = calendar.to_ical()
    return written_out.decode()
