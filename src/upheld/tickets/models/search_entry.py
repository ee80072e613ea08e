"""The model SearchEntry; not how it is read (`queries.finding`)."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models.expressions import CombinedExpression, F

from upheld.desks.models import Desk
from upheld.tickets.models.ticket import Ticket

_WHOLE = CombinedExpression(F("words"), "||", F("marks"), output_field=SearchVectorField())


class SearchEntry(models.Model):
    """A row is every word of one ticket, or of a part of a very long one, and what filters go by.

    The database writes it, as it writes an index: triggers of migration `search_entries` keep it in the transaction
    that changes the ticket, its messages or its contact's name. Each word stands behind its desk and block of numbers.
    """

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="search_entries", db_index=False)
    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="search_entries", db_index=False)
    number = models.PositiveBigIntegerField()
    part = models.PositiveIntegerField(default=0)
    # Labelled A in the subject, B of the customer, C said in public, D in an internal note.
    words = SearchVectorField()
    # What a filter may ask for: state, priority, holder …
    marks = SearchVectorField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ticket", "part"], name="search_entry_part_once_per_ticket"),
        ]
        indexes = [GinIndex(_WHOLE, fastupdate=False, name="search_entry_by_word")]

    def __str__(self) -> str:
        return f"words of {self.number}"
