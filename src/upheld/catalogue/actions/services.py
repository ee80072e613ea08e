"""Keeping the catalogue in step with what the agreement names."""

from collections.abc import Mapping

from django.db import transaction

from upheld.catalogue.models import Service
from upheld.desks.models import Desk


@transaction.atomic
def adopt(desk: Desk, names: Mapping[str, str]) -> None:
    """Take over the services of an agreement (key to name); one that is no longer named stays, for old tickets."""
    rows = [Service(desk=desk, key=key, name=name) for key, name in names.items()]
    Service.objects.bulk_create(rows, update_conflicts=True, unique_fields=["desk", "key"], update_fields=["name"])
