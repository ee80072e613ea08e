"""What an empty view of the queue says: the fact, and the promise behind it."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from servicelevel.agreement import terms
from upheld.tickets.queries.words import clock_time


@dataclass(frozen=True, kw_only=True, slots=True)
class Emptiness:
    """Why there is nothing to see, as good news or plain."""

    title: str
    text: str
    kind: str = "met"


def emptiness(view: str, agreement: terms.Agreement, *, at: datetime, zone: ZoneInfo) -> Emptiness:
    """Return the words for a view that holds nothing at an instant."""
    words = {
        "mine": Emptiness(title="Nothing is with you", text="Take one from Unassigned, or wait to be given one."),
        "unassigned": Emptiness(title="Every open ticket is with somebody", text="A new one appears here by itself."),
        "past_due": Emptiness(title="Nothing is past due", text="Every dated promise on this desk still has time."),
        "on_hold": Emptiness(title="Nothing is on hold", text="No clock stands still: we wait for nobody."),
        "no_promise": Emptiness(
            title="Every open ticket has a promise", text="Tickets without one would stand here.", kind="plain"
        ),
    }
    return words.get(view) or _nothing_due(agreement, at=at, zone=zone)


def _nothing_due(agreement: terms.Agreement, *, at: datetime, zone: ZoneInfo) -> Emptiness:
    office = agreement.office
    if office.is_open(at):
        return Emptiness(title="Nothing is due", text="No open ticket. A new one appears here by itself.")
    opens = clock_time(office.next_opening(at), at=at, zone=zone).removeprefix("today ")
    return Emptiness(
        title=f"Nothing due before {opens}", text=f"{office.label[:1].upper()}{office.label[1:]} begin then."
    )
