"""A studio's desk, and a customer's website that shows its form."""

import pytest

from tests.support import builders
from tests.support.cast import BEFORE_ALL
from tests.support.websites import Client, client_of
from upheld.desks.models import Desk


@pytest.fixture
def studio(db: None) -> Desk:
    return builders.desk("studio", at=BEFORE_ALL)


@pytest.fixture
def site(studio: Desk) -> Client:
    """The website of a customer with a contract."""
    maison = builders.organisation(studio, "Maison Perrine", plan="care", at=BEFORE_ALL)
    return client_of(studio, organisation=maison, at=BEFORE_ALL)
