"""What an attacker writes wherever something can be written, and how it comes to stand everywhere."""

from datetime import timedelta

from django.db.models import F, Model, TextField, Value
from django.db.models import functions as sql

from tests.support.cast import Cast
from upheld.accounts.models import User
from upheld.audit.facts import Actor, ActorKind
from upheld.customers.models import Contact, CustomerNote, Organisation
from upheld.desks.models import ApiToken, Desk, Team
from upheld.notifications.models import Notice
from upheld.now import now
from upheld.rules.models import Rule
from upheld.tickets.actions import hold, message, tags
from upheld.tickets.actions import team as teams
from upheld.tickets.models import (
    Attachment,
    ClosingCode,
    CustomField,
    Macro,
    Message,
    SavedSearch,
    SavedView,
    Ticket,
    TimeSpent,
    Upload,
)

# Breaks out of an attribute, a title, a script's words and a comment; what runs sets `ran`.
RUNS = "<img src=x onerror=window.ran=1>"
HOSTILE = f"\"'>--></title></script>{RUNS}{{{{7*7}}}}"
MARKDOWN = f'[see](javascript:window.ran=1) ![x](x"onerror=window.ran=1) <svg onload=window.ran=1> {HOSTILE}'
SHORT = 40
EVERYWHERE: tuple[tuple[type[Model], str], ...] = (
    *((User, "name"), (Contact, "name"), (Organisation, "name"), (CustomerNote, "text"), (Team, "name")),
    *((Desk, "title"), (ApiToken, "name"), (Macro, "label"), (ClosingCode, "label"), (CustomField, "label")),
    *((SavedSearch, "name"), (SavedView, "name"), (Rule, "label"), (Attachment, "name"), (Upload, "name")),
    *((Ticket, "subject"), (TimeSpent, "note"), (TimeSpent, "spender_name")),
    *((Notice, "title"), (Notice, "by_name"), (Notice, "words")),
)


def write_it_everywhere(cast: Cast) -> None:
    """Let everything that has a name be called by the payload, and let it be said, tagged, held and passed on."""
    ticket, at = Ticket.objects.select_related("desk", "contact").get(number=1, desk=cast.north), now()
    attacker = Actor(kind=ActorKind.AGENT, number=cast.agent.pk, name=HOSTILE)
    ticket.contact.name = HOSTILE
    message.from_customer(ticket, MARKDOWN, channel="portal", by=ticket.contact.as_actor, at=at)
    message.note(ticket, f"{MARKDOWN} @{HOSTILE}", by=attacker, at=at)
    tags.add(ticket, f"{RUNS}"[:SHORT], by=attacker, at=at)
    teams.pass_to(ticket, Team.objects.get(desk=ticket.desk), reason=HOSTILE, by=attacker, at=at)
    hold.place(ticket, reason="customer", note=HOSTILE, by=attacker, at=at + timedelta(milliseconds=1))
    Message.objects.filter(kind="reply").update(text=MARKDOWN)
    for model, field in EVERYWHERE:
        longest = model._meta.get_field(field).max_length
        payload = HOSTILE if longest is None or longest > len(HOSTILE) + 8 else RUNS
        rows = model._default_manager
        rows.update(**{field: sql.Concat(Value(payload), sql.Cast(F("pk"), TextField()))})
