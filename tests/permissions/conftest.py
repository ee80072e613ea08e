"""One world for a whole module: everything is put in its place once, and every request is undone."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.permissions.world import World, assembled


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Everyone before two desks with one of everything."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield assembled()
        transaction.set_rollback(True)
