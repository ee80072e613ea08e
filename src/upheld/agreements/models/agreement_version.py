"""The model AgreementVersion; not what it means."""

from django.db import models

from upheld.agreements.models.agreement import Agreement


class AgreementVersion(models.Model):
    """A row is one published text of an agreement; never changed, and the database refuses to."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    # SHA-256 over the canonical text, in hexadecimal.
    hash = models.CharField(max_length=64)
    language_version = models.CharField(max_length=20)
    # The version of which this is the correction: it counts in its place from the beginning; null for any other.
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrections")
    # The first instant of the effective date, in the agreement's zone; the publishing, if that came later that day.
    effective_at = models.DateTimeField()
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="agreement_version_number_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="agreement_version_numbers_from_one"),
        ]
        indexes = [models.Index(fields=["agreement", "-effective_at", "-number"], name="agreement_version_in_force")]

    def __str__(self) -> str:
        return f"version {self.number}"
