"""The timeline as the ticket page shows it; what stands on it is drawn once for all who look while it says the same.

Whoever opens a ticket, and every change on it, asks for the whole of its timeline, and what was said and done stays as
it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from upheld.audit.facts import THE_DESK
from upheld.presentation.addresses import address
from upheld.presentation.citations import CitedFace, cited, clause_url, told_within
from upheld.presentation.events import event_icon
from upheld.presentation.file_pages import FileLink
from upheld.presentation.written import written
from upheld.surfaces.console.frame import Frame
from upheld.surfaces.console.tickets.attaching import sent_links
from upheld.tickets.queries.changes import ChangeLine
from upheld.tickets.queries.detail import Entry, TicketDetail
from upheld.tickets.queries.forwards import ForwardShown

MESSAGES_KEPT = 1_000  # drawn messages kept by one process; some 5 MB
EVENTS_KEPT = 5_000  # the same of what happened; some 3 MB
LONGEST_KEPT = 10_000  # characters; a longer one is drawn whenever it is shown
# Days begin on such a step in every zone, so a line says in the same words until the next when it was.
_STEP = timedelta(minutes=15)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where and for whom a line is drawn, and when."""

    desk: str
    number: int
    reader_zone: ZoneInfo
    desk_zone: ZoneInfo
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class MessageShown:
    """A message as the page shows it."""

    id: str | None
    text: str
    # Who wrote it.
    name: str
    # As the component `message` has its kinds.
    kind: str
    about: str
    sent_at: datetime
    # The first promise that it kept, in words, and what that cites; the others follow below it.
    fact: str
    fact_clause: str
    fact_url: str
    files: tuple[FileLink, ...]
    # To whom it was forwarded and what went along; empty for what was not.
    sent_on: str
    # "We called Marta Lindqvist, 12 min"; empty for what is no call.
    call: str
    # What its reader may make of it.
    may_split: bool
    may_become_article: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class EventShown:
    """Something that happened as the page shows it."""

    icon: str
    # Who did it; empty for the desk itself.
    who: str
    text: str
    happened_at: datetime
    clause: str
    # Where the clause stands that it names; empty without one.
    clause_url: str
    # What became of each promise when the ticket was counted anew.
    changes: tuple[ChangeLine, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One thing on the timeline as the page shows it."""

    entry: Entry
    # As HTML.
    drawn: SafeString
    # Promises that this reply kept or missed, but for the one that the message tells.
    others: tuple[CitedFace, ...]


def lines_of(entries: Sequence[Entry], detail: TicketDetail, frame: Frame) -> list[Line]:
    """Return entries of a ticket's timeline, the first of all of them first, as the page shows them."""
    desk = detail.ticket.desk
    at = frame.at - (frame.at - _EPOCH) % _STEP
    place = Place(
        desk=desk.name,
        number=detail.ticket.number,
        reader_zone=frame.zone,
        desk_zone=ZoneInfo(desk.zone),
        at=at,
    )
    return [_line(entry, detail, frame, place, is_first=not nth) for nth, entry in enumerate(entries)]


def _line(entry: Entry, detail: TicketDetail, frame: Frame, place: Place, *, is_first: bool) -> Line:
    if entry.kind == "event":
        return Line(entry=entry, drawn=_event_drawn(_event_shown(entry, place), place, get_language() or ""), others=())
    faces = tuple(cited(face, desk_name=place.desk) for face in entry.promises)
    kept = next((face for face in faces if face.state == "kept"), None)
    return Line(
        entry=entry,
        drawn=_drawn(_shown(entry, kept, detail, frame, is_first=is_first), place),
        others=tuple(face for face in faces if face is not kept),
    )


def _event_shown(entry: Entry, place: Place) -> EventShown:
    return EventShown(
        icon=event_icon(entry.verb),
        who="" if entry.who == THE_DESK.name else entry.who,
        text=entry.text,
        happened_at=entry.at,
        clause=entry.clause,
        clause_url=clause_url(place.desk, entry.clause),
        changes=entry.changes,
    )


@lru_cache(maxsize=EVENTS_KEPT)
def _event_drawn(event: EventShown, place: Place, _language: str) -> SafeString:
    return render_to_string("console/tickets/event.html", _told(event, place))


def _told(shown: EventShown | MessageShown, place: Place) -> dict[str, object]:
    told = {field.name: getattr(shown, field.name) for field in fields(shown)}
    return {**told, "reader_zone": place.reader_zone, "desk_zone": place.desk_zone, "at": place.at}


def _shown(entry: Entry, kept: CitedFace | None, detail: TicketDetail, frame: Frame, *, is_first: bool) -> MessageShown:
    is_own = entry.kind == "customer" and not entry.origin and not is_first
    return MessageShown(
        id=entry.public_id,
        text=entry.text,
        name=entry.who,
        kind="agent" if entry.kind == "reply" else entry.kind,
        about=_about(entry, detail),
        sent_at=entry.at,
        fact=told_within(kept) if kept else "",
        fact_clause=kept.clause_number if kept else "",
        fact_url=kept.clause_url if kept else "",
        files=sent_links(detail.ticket, entry.forward.files if entry.forward else entry.files),
        sent_on=_sent_on(entry.forward) if entry.forward else "",
        call=_call(entry),
        may_split=frame.may_work and is_own and detail.ticket.merged_into_id is None,
        may_become_article=frame.may_work and entry.kind == "reply",
    )


def _drawn(message: MessageShown, place: Place) -> SafeString:
    drawn = _drawn_once if len(message.text) <= LONGEST_KEPT else _drawn_now
    return drawn(message, place, get_language() or "")


def _drawn_now(message: MessageShown, place: Place, _language: str) -> SafeString:
    told = {**_told(message, place), "anchor": f"m-{message.id}", "slot": _body(message, place)}
    return render_to_string("layouts/message.html", told)


def _body(message: MessageShown, place: Place) -> SafeString:
    may_become = (
        (message.may_split, "console:splitting", _("Make a ticket of it")),
        (message.may_become_article, "console:article_from_message", _("Make an article of it")),
    )
    links = (
        (address(page, place.desk, place.number, message.id or ""), words) for may, page, words in may_become if may
    )
    return written(message.text) + format_html_join("", '<a class="label target" href="{}">{}</a>', links)


_drawn_once = lru_cache(maxsize=MESSAGES_KEPT)(_drawn_now)


def _about(entry: Entry, detail: TicketDetail) -> str:
    if entry.origin:
        return _("on {reference}").format(reference=entry.origin)
    if entry.kind == "reply":
        return "reply"
    return str(detail.ticket.organisation or "") if entry.kind == "customer" else ""


def _sent_on(forward: ForwardShown) -> str:
    words = ngettext(
        "forwarded {count} message to {recipient}", "forwarded {count} messages to {recipient}", forward.messages
    )
    return words.format(count=forward.messages, recipient=forward.recipient)


def _call(entry: Entry) -> str:
    if entry.call is None:
        return ""
    words = _("We called {who}, {minutes} min") if entry.call.direction == "out" else _("{who} called, {minutes} min")
    return words.format(who=entry.call.with_whom, minutes=entry.call.minutes)
