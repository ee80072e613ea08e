"""The model Ticket; not what is said on it, nor what is promised."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from upheld.accounts.models import User
from upheld.agreements.models import AgreementVersion, Annex
from upheld.customers.models import Contact, Contract, Organisation
from upheld.desks.models import Desk, Team
from upheld.tickets.models.tag import TAG_LENGTH_AT_MOST

if TYPE_CHECKING:
    from upheld.tickets.models.clock import Clock

_STANDING = ArrayField(models.CharField(max_length=80))
_TAGS = ArrayField(models.CharField(max_length=TAG_LENGTH_AT_MOST))

# The columns from which the database derives the facets, in the order in which its function takes them.
FACETS_FROM = tuple(
    F(name)
    for name in (
        *("desk", "state", "kind", "priority", "channel", "team", "holder", "organisation", "contact"),
        *("facts", "standing", "tags"),
    )
)


class Ticket(models.Model):
    """A row is the record that carries one request of any kind, under the agreement in force when it was received."""

    class Kind(models.TextChoices):
        """ITIL's two, and what the agreements name."""

        INCIDENT = "incident", _("Incident")
        SERVICE_REQUEST = "service_request", _("Service request")
        QUESTION = "question", _("Question")
        DEFECT = "defect", _("Defect")
        ENHANCEMENT = "enhancement", _("Enhancement")

    class State(models.TextChoices):
        """Follows from the records Hold, Closure and TicketMerge; kept here for the indexes of the queue."""

        OPEN = "open", pgettext_lazy("state of a ticket", "Open")
        ON_HOLD = "on_hold", _("On hold")
        RESOLVED = "resolved", _("Resolved")

    class QueueGroup(models.IntegerChoices):
        """In which order the queue shows what it holds."""

        DATED = 0, _("A promise with a date")
        PAUSED = 1, _("On hold")
        UNDATED = 2, _("Promised, but not as a date")
        UNPROMISED = 3, _("No promise")

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="tickets")
    # Counted per desk; shown with the desk's prefix.
    number = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=20, choices=Kind)
    subject = models.CharField(max_length=200)
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="tickets")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="tickets", db_index=False
    )
    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, null=True, blank=True, related_name="tickets")
    # The version in force when it was received, until somebody moves it to a later one.
    agreement_version = models.ForeignKey(
        AgreementVersion, on_delete=models.PROTECT, related_name="tickets", db_index=False
    )
    # The annex of its contract that was in force when it was received; null without one.
    annex = models.ForeignKey(Annex, on_delete=models.PROTECT, null=True, blank=True, related_name="tickets")
    channel = models.CharField(max_length=40)
    # As the customer asked and as triage set it; both kept.
    priority_asked = models.CharField(max_length=40, blank=True)
    priority = models.CharField(max_length=40, blank=True)
    # Every fact on which the promise rests, completed with the agreement's defaults.
    facts = models.JSONField(default=dict)
    # What the intake form asked and the customer answered, by field key.
    answers = models.JSONField(default=dict, blank=True)
    # Where to call back about an emergency, as E.164 writes it; empty where nobody asked.
    callback = models.CharField(max_length=16, blank=True, db_default="", default="")
    received_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    # The instant of the newest customer or public message.
    last_word_at = models.DateTimeField()
    # Derived from the clocks for one reader, the queue.
    queue_group = models.PositiveSmallIntegerField(choices=QueueGroup, default=QueueGroup.UNPROMISED)
    queue_at = models.DateTimeField()
    # Who has it now: the open Assignment, repeated here for the indexes of the queue.
    holder = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="held_tickets")
    # To whom it was passed for what they know; null while the whole desk has it.
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, null=True, blank=True, related_name="tickets", db_index=False
    )
    # The words of its TicketTag rows in order, repeated here for rows and for the index of open tickets by tag.
    tags = ArrayField(_TAGS.base_field, default=list, blank=True, db_default=Value([], output_field=_TAGS))
    # Where nothing but an order is promised: the clause of the line in which it waits; empty elsewhere.
    line = models.CharField(max_length=20, blank=True, db_default="")
    # What its promises, its hold and its emergency say to the views of the queue, as `queries/facets.py` spells it.
    standing = ArrayField(_STANDING.base_field, default=list, blank=True, db_default=Value([], output_field=_STANDING))
    # When the first of its guaranteed promises was, or unless kept will be, past due; the same of its targets.
    breach_at = models.DateTimeField(null=True, blank=True)
    miss_at = models.DateTimeField(null=True, blank=True)
    # All that a view can ask of an open ticket, kept by the database itself; null once it is resolved.
    facets = models.GeneratedField(
        expression=Func(*FACETS_FROM, function="tickets_facets"),
        output_field=ArrayField(models.TextField()),
        db_persist=True,
        null=True,
    )
    # Its values for the desk's own fields, by key; what a value is: `queries.fields`.
    field_values = models.JSONField(default=dict, blank=True, db_default=Value({}, output_field=models.JSONField()))
    # The older ticket that this one turned out to be about: the open TicketMerge, repeated here for every act on it.
    # With several merges in a row, the last.
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged", db_index=False
    )
    # Made by the form that sent it, so that sending it twice opens one ticket.
    submission = models.UUIDField(null=True, blank=True)
    # Its clocks that are not withdrawn, where a list looked them up with it.
    counting_clocks: "Sequence[Clock]"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["desk", "number"], name="ticket_number_once_per_desk"),
            models.UniqueConstraint(
                fields=["desk", "submission"],
                condition=Q(submission__isnull=False),
                name="ticket_once_per_submission",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | (Q(state="resolved") & ~Q(merged_into=F("id"))),
                name="ticket_merged_is_closed_and_another",
            ),
        ]
        indexes = [
            models.Index(
                fields=["desk", "queue_group", "queue_at", "id"],
                condition=~Q(state="resolved"),
                name="ticket_queue_by_next_due",
            ),
            models.Index(
                fields=["holder", "queue_group", "queue_at", "id"],
                condition=~Q(state="resolved") & Q(holder__isnull=False),
                name="ticket_queue_of_holder",
            ),
            models.Index(
                fields=["team", "queue_group", "queue_at", "id"],
                condition=~Q(state="resolved") & Q(team__isnull=False),
                name="ticket_queue_of_team",
            ),
            models.Index(
                fields=["desk", "queue_group", "queue_at", "id"],
                condition=~Q(state="resolved") & Q(holder__isnull=True),
                name="ticket_queue_unassigned",
            ),
            models.Index(
                fields=["desk", "queue_group", "queue_at", "id"],
                condition=Q(state="on_hold"),
                name="ticket_queue_on_hold",
            ),
            # Six for the views of the queue: their two orders, their conditions, two that time makes true, and lines.
            models.Index(
                fields=["desk", "queue_group", "queue_at", "id"],
                condition=Q(facets__isnull=False),
                name="ticket_views_in_order",
            ),
            models.Index(
                fields=["desk", "received_at", "id"],
                condition=Q(facets__isnull=False),
                name="ticket_views_by_receipt",
            ),
            GinIndex(fields=["facets"], condition=Q(facets__isnull=False), fastupdate=False, name="ticket_facets"),
            models.Index(
                fields=["desk", "breach_at"],
                condition=Q(facets__isnull=False, breach_at__isnull=False),
                name="ticket_views_breached",
            ),
            models.Index(
                fields=["desk", "miss_at"],
                condition=Q(facets__isnull=False, miss_at__isnull=False),
                name="ticket_views_missed",
            ),
            models.Index(
                fields=["desk", "line", "received_at", "id"],
                condition=Q(state="open") & ~Q(line=""),
                name="ticket_in_line",
            ),
            # Views of open tickets by tag; lists of all tickets go by `ticket_tag_once`. Each change is written into it
            # at once, so that no reading walks a list of what is not yet in it.
            GinIndex(fields=["tags"], condition=~Q(state="resolved"), fastupdate=False, name="ticket_open_by_tag"),
            # Views of open tickets by the desk's own fields.
            GinIndex(
                fields=["field_values"],
                opclasses=["jsonb_path_ops"],
                condition=~Q(state="resolved"),
                fastupdate=False,
                name="ticket_open_by_field",
            ),
            # Serves the foreign key too; read for the conversations that a ticket's page shows together.
            models.Index(fields=["merged_into"], condition=Q(merged_into__isnull=False), name="ticket_merged_into"),
            models.Index(fields=["contact", "-received_at"], name="ticket_of_contact"),
            # Serves the foreign key too.
            models.Index(fields=["organisation", "-received_at"], name="ticket_of_organisation"),
            models.Index(fields=["desk", "-id"], name="ticket_newest_on_desk"),
            # Its one reader counts what was received on a day.
            models.Index(fields=["desk", "received_at"], name="ticket_received_on"),
            # Its one reader lists the backlog of an age.
            models.Index(
                fields=["desk", "received_at", "id"], condition=~Q(state="resolved"), name="ticket_backlog_by_age"
            ),
            # Serves the foreign key too; read for what was received in time that a calendar's correction changes.
            models.Index(fields=["agreement_version", "received_at"], name="ticket_received_under_version"),
        ]

    def __str__(self) -> str:
        return self.subject
