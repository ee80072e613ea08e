"""The cast, and a way to sign one of them in."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.support.cast import Cast, assemble
from upheld.accounts.models import User

SignIn = Callable[[User], Client]


@pytest.fixture
def cast(db: None) -> Cast:
    """Everyone, on a desk that runs integrato's agreement and one that runs interworx's."""
    return assemble()


@pytest.fixture
def sign_in() -> SignIn:
    """Return a browser in which a person has signed in."""

    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in
