"""The model Invitation; not the mail that carries it, nor the person who comes of it."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from upheld.desks.models.desk import Desk
from upheld.desks.models.membership import Membership


class Invitation(models.Model):
    """A row is one address that was asked to join one desk in one role, until it joins, is withdrawn or time runs out.

    The link in the mail carries the nonce with a signature that only this installation makes, so that reading this
    table lets nobody in.
    """

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField()
    role = models.CharField(max_length=10, choices=Membership.Role)
    nonce = models.CharField(max_length=64, unique=True)
    invited_at = models.DateTimeField()
    invited_by = models.CharField(max_length=80)
    # Their name as it was when they invited.
    inviter_name = models.CharField(max_length=200)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.CharField(max_length=80, null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=80, null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(nonce=""), name="invitation_has_a_nonce"),
            models.CheckConstraint(condition=Q(expires_at__gt=F("invited_at")), name="invitation_expires_later"),
            models.UniqueConstraint(
                "desk",
                Lower("email"),
                condition=Q(accepted_at__isnull=True, withdrawn_at__isnull=True),
                name="invitation_one_open_per_address",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True, accepted_by__isnull=True)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="invitation_accepted_at_with_by",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="invitation_withdrawn_at_with_by",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(withdrawn_at__isnull=True),
                name="invitation_accepted_or_withdrawn",
            ),
        ]

    def __str__(self) -> str:
        return self.email
