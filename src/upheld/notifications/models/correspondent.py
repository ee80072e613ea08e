"""The model Correspondent; what waits for them is held in the outbox."""

from django.db import models
from django.db.models import Q


class Correspondent(models.Model):
    """A row is an address that somebody typed without having shown that it is theirs.

    Until whoever reads its mail confirms it, it is written to once. An address without a row here is known.
    """

    desk = models.CharField(max_length=40)
    # In lower case.
    address = models.CharField(max_length=254)
    # What the link to confirm it carries, with a signature that only this installation makes.
    nonce = models.CharField(max_length=64, unique=True)
    # When it was last asked whose it is.
    typed_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["desk", "address"], name="correspondent_once_per_desk"),
            models.CheckConstraint(condition=~Q(nonce=""), name="correspondent_has_a_nonce"),
        ]

    def __str__(self) -> str:
        return self.address
