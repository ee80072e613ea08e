"""The model CustomerNote; notes on a ticket are messages."""

from django.db import models
from django.db.models import Q

from upheld.customers.models.contact import Contact
from upheld.customers.models.organisation import Organisation


class CustomerNote(models.Model):
    """A row is what those who work on a desk should know of one customer, or of one of its people."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="notes"
    )
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, blank=True, related_name="notes")
    text = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=80)
    writer_name = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False, contact__isnull=True)
                | Q(organisation__isnull=True, contact__isnull=False),
                name="customer_note_is_about_one",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="customer_note_says_something"),
        ]

    def __str__(self) -> str:
        return f"note by {self.writer_name}"
