"""The model MailedLink; not the mail that carries it, nor what its page asks."""

from django.db import models
from django.db.models import F, Q


class MailedLink(models.Model):
    """A row is one link that was mailed to one address: whoever presses its button reads the mail that goes there.

    The link carries the nonce with a signature for its purpose that only this installation makes, so that reading this
    table lets nobody in. It works once.
    """

    class Purpose(models.TextChoices):
        """What the button does."""

        SIGN_UP = "sign up"
        SIGN_IN = "sign in"
        # One more address of somebody who has an account.
        ADDRESS = "address"

    purpose = models.CharField(max_length=10, choices=Purpose)
    # In lower case.
    email = models.EmailField()
    nonce = models.CharField(max_length=64, unique=True)
    # The desk from whose pages it was asked for, by name; empty for none.
    desk = models.CharField(max_length=40, blank=True)
    # Where it leads afterwards: a path of ours, or empty.
    onwards = models.CharField(max_length=500, blank=True)
    # Whom the desk knows at this address, for the form; empty for whoever asked by themselves.
    name = models.CharField(max_length=200, blank=True)
    # Who invited, as they were called then; empty for whoever asked by themselves.
    inviter_name = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    used_by = models.CharField(max_length=80, null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(nonce=""), name="mailed_link_has_a_nonce"),
            models.CheckConstraint(condition=Q(expires_at__gt=F("made_at")), name="mailed_link_expires_later"),
            models.CheckConstraint(
                condition=Q(used_at__isnull=True, used_by__isnull=True)
                | Q(used_at__isnull=False, used_by__isnull=False),
                name="mailed_link_used_at_with_by",
            ),
        ]
        indexes = [
            # Read before one more is mailed to an address.
            models.Index(fields=["email", "made_at"], name="mailed_link_to_address"),
            # Read by the worker that forgets old ones.
            models.Index(fields=["expires_at"], name="mailed_link_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose}: {self.email}"
