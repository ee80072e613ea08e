"""Lists of tickets that one act changed, as pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from upheld.surfaces.console.frame import Frame
from upheld.tickets.queries.changes import ChangeLine
from upheld.tickets.queries.previews import TicketChange


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownChange:
    """One ticket of the list."""

    ticket: TicketChange
    url: str
    lines: tuple[ChangeLine, ...]


def shown_changes(changes: Iterable[TicketChange], frame: Frame) -> tuple[ShownChange, ...]:
    """Return what an act does to each ticket, for the reader of a page."""
    desk = frame.member.desk.name
    return tuple(
        ShownChange(
            ticket=change,
            url=reverse("console:ticket", args=[desk, change.number]),
            lines=change.lines(at=frame.at, zone=frame.zone),
        )
        for change in changes
    )
