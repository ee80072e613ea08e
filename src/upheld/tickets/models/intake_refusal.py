"""The model IntakeRefusal; not the rules by which an agreement turns a request away."""

import uuid

from django.db import models
from django.db.models import Q

from upheld.agreements.models import AgreementVersion
from upheld.customers.models import Contact
from upheld.desks.models import Desk
from upheld.tickets.models.ticket import Ticket


class IntakeRefusal(models.Model):
    """A row is one request that the agreement turned away, with every word of it, until somebody opens a ticket of it.

    Its words may be written anew under the same submission for as long as there is no ticket.
    """

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="intake_refusals", db_index=False)
    # What addresses and sessions carry.
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # Who asked, if the desk knew them; null for a stranger.
    contact = models.ForeignKey(
        Contact, on_delete=models.PROTECT, null=True, blank=True, related_name="intake_refusals"
    )
    name = models.CharField(max_length=200)
    email = models.EmailField()
    # In which they read our page.
    language = models.CharField(max_length=10, blank=True)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    channel = models.CharField(max_length=40)
    # As `Opening` has them: the facts that were stated, and the answers by field key.
    facts = models.JSONField(default=dict)
    answers = models.JSONField(default=dict, blank=True)
    # The form as it was sent, by the names of its fields, to be brought back whole.
    typed = models.JSONField(default=dict, blank=True)
    # What the agreement decided: redirect or refuse, in which words, by which clause of which version. Or that nobody
    # has shown yet that they read the mail of the address, while the desk asks for that: unproven.
    outcome = models.CharField(max_length=12)
    say = models.TextField(blank=True)
    clause = models.CharField(max_length=40, blank=True)
    agreement_version = models.ForeignKey(AgreementVersion, on_delete=models.PROTECT, related_name="+")
    # Made by the form that sent it, so that sending it twice is one row.
    submission = models.UUIDField()
    turned_away_at = models.DateTimeField()
    # The ticket that somebody opened of it all the same.
    ticket = models.OneToOneField(
        Ticket, on_delete=models.PROTECT, null=True, blank=True, related_name="intake_refusal"
    )
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["desk", "submission"], name="intake_refusal_once_per_submission"),
            models.CheckConstraint(
                condition=Q(outcome__in=("redirect", "refuse", "unproven")), name="intake_refusal_has_an_outcome"
            ),
            models.CheckConstraint(
                condition=Q(ticket__isnull=True, opened_at__isnull=True, opened_by="")
                | Q(ticket__isnull=False, opened_at__isnull=False) & ~Q(opened_by=""),
                name="intake_refusal_opened_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["desk", "-turned_away_at", "-id"], name="intake_refusals_of_desk")]

    def __str__(self) -> str:
        return self.subject
