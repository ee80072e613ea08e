"""The model EscalationRequest; not which ways of asking an agreement has, nor what follows from the answer."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from upheld.tickets.models.message import Message
from upheld.tickets.models.ticket import Ticket


class EscalationRequest(models.Model):
    """A row is one time that a customer asked for escalation on a ticket, and what the desk answered.

    Why, and the answer, are messages on the ticket: both sides read them in the conversation.
    """

    class Outcome(models.TextChoices):
        """What the desk made of it."""

        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="escalation_requests")
    asked = models.OneToOneField(Message, on_delete=models.PROTECT, related_name="escalation_asked")
    # The clause by which it could be asked for.
    clause = models.CharField(max_length=20)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=80)
    # Empty until somebody answers.
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    answer = models.OneToOneField(
        Message, on_delete=models.PROTECT, null=True, blank=True, related_name="escalation_answered"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=80, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ticket"], condition=Q(answered_at__isnull=True), name="escalation_one_unanswered_per_ticket"
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True, answer__isnull=True, outcome="")
                | (Q(answered_at__isnull=False, answered_by__isnull=False, answer__isnull=False) & ~Q(outcome="")),
                name="escalation_answered_at_with_by_and_words",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | Q(answered_at__gte=F("asked_at")),
                name="escalation_answered_after_it_was_asked",
            ),
        ]

    def __str__(self) -> str:
        return f"asked {self.asked_at:%Y-%m-%d %H:%M}"
