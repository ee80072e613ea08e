"""The model Registration; how one comes about is `actions.registration`."""

import secrets

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from upheld.knowledge.models.webinar import Webinar

NONCE_BYTES = 16


def _nonce() -> str:
    return secrets.token_hex(NONCE_BYTES)


class Registration(models.Model):
    """A row is one address that asked for a seat at a webinar; the seat is taken once its owner has confirmed."""

    webinar = models.ForeignKey(Webinar, on_delete=models.PROTECT, related_name="registrations", db_index=False)
    name = models.CharField(max_length=200)
    email = models.EmailField()
    # In which they read the page.
    language = models.CharField(max_length=10, blank=True)
    # The link in their mails carries these bits and a signature made with the installation's secret.
    nonce = models.CharField(max_length=64, unique=True, default=_nonce, editable=False)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("webinar", Lower("email"), name="registration_once_per_address"),
            models.CheckConstraint(condition=~Q(email=""), name="registration_has_an_address"),
        ]

    def __str__(self) -> str:
        return self.email

    @property
    def stands(self) -> bool:
        """Whether a seat is taken by it."""
        return self.confirmed_at is not None and self.cancelled_at is None
