"""One file per model."""

from upheld.tickets.models.assignment import Assignment
from upheld.tickets.models.attachment import Attachment
from upheld.tickets.models.bulk_act import BulkAct
from upheld.tickets.models.bulk_row import BulkRow
from upheld.tickets.models.call import Call
from upheld.tickets.models.charge_consent import ChargeConsent
from upheld.tickets.models.clock import Clock
from upheld.tickets.models.clock_event import ClockEvent
from upheld.tickets.models.closing_code import ClosingCode
from upheld.tickets.models.closure import Closure
from upheld.tickets.models.contact_follow import ContactFollow
from upheld.tickets.models.custom_field import CustomField
from upheld.tickets.models.draft import Draft
from upheld.tickets.models.escalation_request import EscalationRequest
from upheld.tickets.models.follow import Follow
from upheld.tickets.models.forward import Forward
from upheld.tickets.models.fulfilment import Fulfilment
from upheld.tickets.models.hold import Hold
from upheld.tickets.models.intake_refusal import IntakeRefusal
from upheld.tickets.models.macro import Macro
from upheld.tickets.models.mention import Mention
from upheld.tickets.models.message import Message
from upheld.tickets.models.recent_ticket import RecentTicket
from upheld.tickets.models.recount import Recount
from upheld.tickets.models.saved_search import SavedSearch
from upheld.tickets.models.saved_view import SavedView
from upheld.tickets.models.search_entry import SearchEntry
from upheld.tickets.models.sending import Sending
from upheld.tickets.models.tag import Tag
from upheld.tickets.models.team_assignment import TeamAssignment
from upheld.tickets.models.ticket import Ticket
from upheld.tickets.models.ticket_link import TicketLink
from upheld.tickets.models.ticket_merge import TicketMerge
from upheld.tickets.models.ticket_split import TicketSplit
from upheld.tickets.models.ticket_tag import TicketTag
from upheld.tickets.models.time_spent import TimeSpent
from upheld.tickets.models.tracking_link import TrackingLink
from upheld.tickets.models.upload import Upload

__all__ = [
    "Assignment",
    "Attachment",
    "BulkAct",
    "BulkRow",
    "Call",
    "ChargeConsent",
    "Clock",
    "ClockEvent",
    "ClosingCode",
    "Closure",
    "ContactFollow",
    "CustomField",
    "Draft",
    "EscalationRequest",
    "Follow",
    "Forward",
    "Fulfilment",
    "Hold",
    "IntakeRefusal",
    "Macro",
    "Mention",
    "Message",
    "RecentTicket",
    "Recount",
    "SavedSearch",
    "SavedView",
    "SearchEntry",
    "Sending",
    "Tag",
    "TeamAssignment",
    "Ticket",
    "TicketLink",
    "TicketMerge",
    "TicketSplit",
    "TicketTag",
    "TimeSpent",
    "TrackingLink",
    "Upload",
]
