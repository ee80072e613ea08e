"""One file per model."""

from upheld.tickets.models.assignment import Assignment
from upheld.tickets.models.clock import Clock
from upheld.tickets.models.clock_event import ClockEvent
from upheld.tickets.models.closure import Closure
from upheld.tickets.models.fulfilment import Fulfilment
from upheld.tickets.models.hold import Hold
from upheld.tickets.models.message import Message
from upheld.tickets.models.recount import Recount
from upheld.tickets.models.saved_view import SavedView
from upheld.tickets.models.ticket import Ticket
from upheld.tickets.models.tracking_link import TrackingLink

__all__ = [
    "Assignment",
    "Clock",
    "ClockEvent",
    "Closure",
    "Fulfilment",
    "Hold",
    "Message",
    "Recount",
    "SavedView",
    "Ticket",
    "TrackingLink",
]
