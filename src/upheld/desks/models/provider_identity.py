"""The model ProviderIdentity; not how somebody proves to be it."""

from django.db import models

from upheld.accounts.models import User
from upheld.desks.models.sign_in_provider import SignInProvider


class ProviderIdentity(models.Model):
    """A row is one person as one company's sign-in knows them: its subject, and the account that it leads to."""

    provider = models.ForeignKey(SignInProvider, on_delete=models.CASCADE, related_name="identities")
    subject = models.CharField(max_length=255)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="identities")
    tied_at = models.DateTimeField()
    tied_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "subject"], name="provider_identity_once"),
            models.UniqueConstraint(fields=["provider", "user"], name="provider_identity_one_per_person"),
        ]

    def __str__(self) -> str:
        return f"{self.provider_id}: {self.subject}"
