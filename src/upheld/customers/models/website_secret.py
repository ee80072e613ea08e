"""The model WebsiteSecret; not what is signed with it."""

from django.db import models
from django.db.models import Q

from upheld.customers.models.website import Website


class WebsiteSecret(models.Model):
    """A row is a secret with which a website signs who its visitors are; shown once, kept sealed."""

    website = models.ForeignKey(Website, on_delete=models.PROTECT, related_name="secrets")
    sealed = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)
    # When the next one was made; it counts for `facts.websites.COUNTS_AFTERWARDS` longer.
    superseded_at = models.DateTimeField(null=True, blank=True)
    superseded_by = models.CharField(max_length=80, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["website"], condition=Q(superseded_at__isnull=True), name="website_secret_one_current"
            ),
            models.CheckConstraint(
                condition=Q(superseded_at__isnull=True, superseded_by__isnull=True)
                | Q(superseded_at__isnull=False, superseded_by__isnull=False),
                name="website_secret_superseded_at_with_by",
            ),
        ]

    def __str__(self) -> str:
        return f"secret {self.pk} of {self.website_id}"
