"""The model ApiToken; not how a request presents it."""

from django.db import models

from upheld.audit.facts import Actor, ActorKind
from upheld.desks.models.desk import Desk


class ApiToken(models.Model):
    """A row is one program's key to one desk. Only a digest is kept: the token itself is shown once."""

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="api_tokens")
    name = models.CharField(max_length=120)
    # SHA-256 of the token; the token carries 256 random bits, so no salt or stretching is needed.
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=80)
    # When a program last presented it, to within `token.NOTED_EVERY`; null until the first time.
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.CharField(max_length=80, null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | models.Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="api_token_revoked_at_with_by",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def as_actor(self) -> Actor:
        """This program as the one who did something."""
        return Actor(kind=ActorKind.PROGRAM, number=self.pk, name=self.name)
