"""Which kinds of rows a ticket has at all: most have few, and a page asks for no others. Showing is done elsewhere."""

from dataclasses import dataclass

from django.db import connection

from upheld.tickets.models import Ticket

# Each looks into one index, for one row.
_SOUGHT = {
    "links": (
        "SELECT FROM tickets_ticketlink WHERE source_id = %(ticket)s",
        "SELECT FROM tickets_ticketlink WHERE target_id = %(ticket)s",
    ),
    "merges": (
        "SELECT FROM tickets_ticketmerge WHERE merged_id = %(ticket)s AND undone_at IS NULL",
        "SELECT FROM tickets_ticket WHERE merged_into_id = %(ticket)s",
    ),
    "recounts": ("SELECT FROM tickets_recount WHERE ticket_id = %(ticket)s",),
    "colleagues": ("SELECT FROM tickets_contactfollow WHERE ticket_id = %(ticket)s AND ended_at IS NULL",),
    "escalations": ("SELECT FROM tickets_escalationrequest WHERE ticket_id = %(ticket)s",),
    "follows": ("SELECT FROM tickets_follow WHERE ticket_id = %(ticket)s AND ended_at IS NULL",),
    "sendings": ("SELECT FROM tickets_sending WHERE ticket_id = %(ticket)s",),
    "drafts": ("SELECT FROM tickets_draft WHERE ticket_id = %(ticket)s",),
    "files": (
        "SELECT FROM tickets_attachment a JOIN tickets_message m ON m.id = message_id WHERE ticket_id = %(ticket)s",
    ),
    "uploads": ("SELECT FROM tickets_upload WHERE ticket_id = %(ticket)s",),
    "time_spent": ("SELECT FROM tickets_timespent WHERE ticket_id = %(ticket)s AND withdrawn_at IS NULL",),
}
_STATEMENT = "SELECT " + ", ".join(" OR ".join(f"EXISTS ({one})" for one in sought) for sought in _SOUGHT.values())


@dataclass(frozen=True, kw_only=True, slots=True)
class Belongings:
    """What there is at all of a ticket; false is certain, true is to be looked up."""

    links: bool
    merges: bool
    recounts: bool
    colleagues: bool
    escalations: bool
    follows: bool
    sendings: bool
    drafts: bool
    # Of its own messages: those of what was merged into it are not looked for.
    files: bool
    uploads: bool
    time_spent: bool


EVERYTHING = Belongings(**dict.fromkeys(_SOUGHT, True))


def belongings_of(ticket: Ticket) -> Belongings:
    """Return what a ticket has, anybody's: one query."""
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENT, {"ticket": ticket.pk})
        found = cursor.fetchone()
    return Belongings(**dict(zip(_SOUGHT, found, strict=True)))
