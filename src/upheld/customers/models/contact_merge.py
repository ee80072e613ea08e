"""The model ContactMerge; what follows the merged person is moved by a workflow."""

from django.db import models

from upheld.customers.models.contact import Contact
from upheld.customers.models.merge import Merge, of_two_at_a_time, undone_with_by


class ContactMerge(Merge):
    """A row is one time that a person turned out to be another one, and perhaps that this was undone."""

    kept = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="merges_in")
    merged = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="merges_away")

    class Meta:
        constraints = [*of_two_at_a_time("contact_merge"), undone_with_by("contact_merge")]
