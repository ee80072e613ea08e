"""What each desk of the demo says and does often: its saved replies and macros."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from upheld.audit.facts import THE_DESK
from upheld.demo.desks import OPEN_FOR
from upheld.desks.models import Desk
from upheld.tickets.actions import macros
from upheld.tickets.queries.macros import WHOEVER_RUNS_IT, Step


@dataclass(frozen=True, kw_only=True, slots=True)
class Often:
    """A macro: what it is called, says and does."""

    label: str
    reply: str = ""
    steps: Sequence[Step] = ()


_TAKE = Step(act="assign", what=WHOEVER_RUNS_IT)
_WAIT = Step(act="hold", what="customer")
_SOLVED = Step(act="resolve", what="solved")
OFTEN: Mapping[str, Sequence[Often]] = {
    "intesys": (
        Often(
            label="Taken, in Portuguese",
            reply="Olá {customer.name},\n\nestamos cuidando do {ticket.reference}. Solução até {promise.resolution}.",
            steps=(_TAKE,),
        ),
        Often(label="Ask for logs", reply="Hello {customer.name},\n\nplease send us the logs.", steps=(_TAKE, _WAIT)),
    ),
    "interstellio": (
        Often(
            label="Ask for a trace",
            reply="Hello {customer.name},\n\nplease send us a RADIUS trace of one refused session.",
            steps=(_TAKE, Step(act="tag", what="radius"), _WAIT),
        ),
        Often(label="Working again", reply="{customer.name}, everything works again.", steps=(_SOLVED,)),
    ),
    "integrato": (
        Often(
            label="Ask for the HAR file",
            reply="Hello {customer.name},\n\nplease record a HAR file of the failing step and attach it here.",
            steps=(_TAKE, _WAIT),
        ),
        Often(
            label="Where we stand", reply="Hello {customer.name},\n\n{ticket.reference} is due {promise.resolution}."
        ),
    ),
    "studio": (
        Often(label="Ask for a screenshot", reply="Could you send us a screenshot of the page?", steps=(_TAKE, _WAIT)),
        Often(label="Done, please look", reply="It is done, {customer.name}. Please look.", steps=(_SOLVED,)),
    ),
    "interworx": (
        Often(
            label="Enable Remote Assistance",
            reply="Hello {customer.name},\n\nplease enable Remote Assistance on the server, and tell us when it is on.",
            steps=(_TAKE, Step(act="tag", what="access"), _WAIT),
        ),
        Often(label="Works as designed", reply="{customer.name}, this is how it is meant to work:", steps=(_TAKE,)),
    ),
}


def keep(desk: Desk, *, at: datetime) -> None:
    """Write down a desk's macros on the day on which it was opened; its lists stand already."""
    opened_at = at - OPEN_FOR
    for often in OFTEN[desk.name]:
        macros.add(desk, often.label, reply=often.reply, steps=often.steps, by=THE_DESK, at=opened_at)
