"""A way to sign one of the cast in."""

from collections.abc import Callable

import pytest
from django.test import Client

from upheld.accounts.models import User

SignIn = Callable[[User], Client]


@pytest.fixture
def sign_in() -> SignIn:
    """Return a browser in which a person has signed in."""

    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in
