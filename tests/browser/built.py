"""What a test in a browser needs of the built front end."""

import pytest

from upheld.presentation.assets import address_of


def needs(entry: str) -> pytest.MarkDecorator:
    """Return the mark of tests that mean nothing without an entry of the build: only `make assets` makes it."""
    return pytest.mark.skipif(address_of(entry) is None, reason="the frontend is not built")
