"""Keeping the catalogue in step with what the agreement names, and taking out what is sold no longer."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.catalogue.models import Service
from upheld.desks.models import Desk

_SAID = ["name", "retired_at", "retired_by"]


@transaction.atomic
def adopt(desk: Desk, names: Mapping[str, str]) -> None:
    """Take over the services of an agreement (key to name); one that is no longer named stays, for old tickets.

    One that was retired and is named is sold again.
    """
    rows = [Service(desk=desk, key=key, name=name) for key, name in names.items()]
    Service.objects.bulk_create(rows, update_conflicts=True, unique_fields=["desk", "key"], update_fields=_SAID)


@transaction.atomic
def retire(service: Service, *, by: Actor, at: datetime) -> None:
    """Offer a service to no further contract; those that have it keep it. Again changes nothing. Locks the service."""
    service = _locked(service)
    if service.retired_at is None:
        _keep(service, at, by.reference)
        record("service", service.pk, "retired", desk=service.desk.name, by=by, at=at, facts={"name": service.name})


@transaction.atomic
def offer_again(service: Service, *, by: Actor, at: datetime) -> None:
    """Offer a service again that was retired. Again changes nothing. Locks the service."""
    service = _locked(service)
    if service.retired_at is not None:
        _keep(service, None, None)
        told = {"name": service.name}
        record("service", service.pk, "offered again", desk=service.desk.name, by=by, at=at, facts=told)


def _keep(service: Service, at: datetime | None, by: str | None) -> None:
    service.retired_at, service.retired_by = at, by
    service.save(update_fields=["retired_at", "retired_by"])


def _locked(service: Service) -> Service:
    return Service.objects.select_for_update(of=("self",)).select_related("desk").get(pk=service.pk)
