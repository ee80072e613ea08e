"""The model OrganisationMerge; what follows the merged customer is moved by a workflow."""

from django.db import models

from upheld.customers.models.merge import Merge, of_two_at_a_time, undone_with_by
from upheld.customers.models.organisation import Organisation


class OrganisationMerge(Merge):
    """A row is one time that a customer turned out to be another one, and perhaps that this was undone."""

    kept = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="merges_in")
    merged = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="merges_away")

    class Meta:
        constraints = [*of_two_at_a_time("organisation_merge"), undone_with_by("organisation_merge")]
