"""The model UsedIdentity; what an identity says is not kept."""

from django.db import models

from upheld.customers.models.website import Website


class UsedIdentity(models.Model):
    """A row is a signed identity that was presented, so that nobody presents it again; gone once it has expired."""

    website = models.ForeignKey(Website, on_delete=models.PROTECT, related_name="+", db_index=False)
    # SHA-256 of its number (`jti`).
    digest = models.CharField(max_length=64)
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["website", "digest"], name="used_identity_once_per_website"),
        ]
        indexes = [models.Index(fields=["expires_at"], name="used_identity_expired")]

    def __str__(self) -> str:
        return self.digest
