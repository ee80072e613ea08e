"""The model SurveyInvitation; what was answered is SurveyAnswer."""

from django.db import models
from django.db.models import F, Q

from upheld.customers.models import Contact
from upheld.desks.models import Desk
from upheld.tickets.models import Closure, Ticket


class SurveyInvitation(models.Model):
    """A row is one time that a customer was asked how they were helped, after one closing of one ticket.

    The link in the mail carries 128 random bits and a signature made with the installation's secret; here is only the
    digest of those bits.
    """

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="+", db_index=False)
    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="survey_invitations")
    closure = models.OneToOneField(Closure, on_delete=models.PROTECT, related_name="survey_invitation")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="+", db_index=False)
    digest = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("asked_at")), name="survey_invitation_expires_later"),
        ]
        indexes = [
            models.Index(fields=["desk", "asked_at"], name="survey_invitation_asked_on"),
            models.Index(fields=["contact", "-asked_at"], name="survey_invitation_of_contact"),
        ]

    def __str__(self) -> str:
        return f"asked {self.asked_at:%Y-%m-%d}"
