"""A ticket's story as its customer reads it: the conversation line by line, and the steps of its promises."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from upheld.customers.models import Contact
from upheld.presentation.citations import CitedFace, cited, clause_url, told_within
from upheld.presentation.events import event_icon
from upheld.presentation.file_pages import FileLink, file_links
from upheld.tickets.queries.detail import Entry, TicketDetail

# Facts that a customer chooses and a reader wants to see; the priority stands at the top of the page.
_CHOSEN = ("category", "service", "topic")


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One thing that was said or happened."""

    entry: Entry
    icon: str
    # Quiet words after the name: "you", or the desk's name.
    about: str
    # The promise that this reply kept, in words, and its face.
    fact: str
    kept: CitedFace | None
    files: tuple[FileLink, ...]
    # Where the clause stands that an event names; empty without one.
    clause_url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One step on the way of the promises: done, now or ahead."""

    label: str
    words: str
    at: datetime | None
    # "done", "late", "now" or "ahead"
    state: str
    face: CitedFace | None = None


def lines_of(detail: TicketDetail, reader: Contact) -> list[Line]:
    """Return the conversation as one of its customers reads it, oldest first; that it was received, they know."""
    return [_line(entry, detail, reader) for entry in detail.timeline if entry.verb != "received"]


def steps_of(detail: TicketDetail, faces: tuple[CitedFace, ...]) -> list[Step]:
    """Return what was promised and kept so far, where it stands, and what is ahead, in order."""
    ticket = detail.ticket
    steps = [Step(label=_("Received"), words=_("Your words reached the desk."), at=ticket.received_at, state="done")]
    for face in sorted(faces, key=_order):
        if face.stopped_at:
            kept = "done" if face.state == "kept" else "late"
            steps.append(Step(label=face.metric_label, words=face.headline, at=face.stopped_at, state=kept, face=face))
        elif face.state != "cancelled":
            words = f"{face.headline}, {face.amount_words}" if face.due_at else face.headline
            label = _("{metric_label} due").format(metric_label=face.metric_label) if face.due_at else face.metric_label
            steps.append(Step(label=label, words=words, at=face.due_at, state="ahead", face=face))
    return steps


def cited_faces(detail: TicketDetail) -> tuple[CitedFace, ...]:
    """Return the ticket's promises with links to their clauses: open ones first, by when they fall due."""
    faces = [cited(face, desk_name=detail.ticket.desk.name) for face in detail.faces]
    return tuple(sorted(faces, key=lambda face: (not _is_open(face), _due(face))))


def facts_of(detail: TicketDetail) -> list[tuple[str, str]]:
    """Return what the customer chose and answered: label and value."""
    known, chosen = detail.agreement.facts, detail.ticket.facts
    facts = [
        (known[key].label, value.label)
        for key in _CHOSEN
        if key in known
        for value in known[key].values
        if value.key == chosen.get(key)
    ]
    return [*_judged(detail), *facts, *detail.answers]


def _judged(detail: TicketDetail) -> list[tuple[str, str]]:
    """Return the priority where it was judged otherwise than asked for; it stands at the top of the page anyway."""
    if detail.asked is None or detail.priority is None:
        return []
    return [
        (
            _("Priority"),
            _("{label}; you asked for {asked}").format(label=detail.priority.label, asked=detail.asked.label),
        )
    ]


def _line(entry: Entry, detail: TicketDetail, reader: Contact) -> Line:
    kept = next((cited(face, desk_name=detail.ticket.desk.name) for face in entry.promises), None)
    abouts = {
        "customer": _("you") if entry.by == reader.as_actor.reference else "",
        "reply": detail.ticket.desk.title,
    }
    return Line(
        entry=entry,
        icon=event_icon(entry.verb),
        about=abouts.get(entry.kind, ""),
        fact=told_within(kept) if kept else "",
        kept=kept,
        files=_links(detail, entry),
        clause_url=clause_url(detail.ticket.desk.name, entry.clause),
    )


def _links(detail: TicketDetail, entry: Entry) -> tuple[FileLink, ...]:
    names = (detail.ticket.desk.name, detail.ticket.number)
    return file_links(
        (replace(file, by_stranger=False) for file in entry.files),  # whom to warn of strangers is the desk
        url=lambda file: reverse("portal:file", args=[*names, file.id]),
        thumbnail=lambda file: reverse("portal:file_thumbnail", args=[*names, file.id]),
    )


def _is_open(face: CitedFace) -> bool:
    return face.stopped_at is None and face.state != "cancelled"


def _order(face: CitedFace) -> tuple[bool, float]:
    """What is done stands first, in the order in which it was done; then what is open, by when it falls due."""
    return _is_open(face), face.stopped_at.timestamp() if face.stopped_at else _due(face)


def _due(face: CitedFace) -> float:
    return face.due_at.timestamp() if face.due_at else float("inf")
