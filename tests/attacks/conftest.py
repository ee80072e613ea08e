"""The cast of these tests."""

import pytest

from tests.support.cast import Cast, assemble


@pytest.fixture
def cast(db: None) -> Cast:
    """Everyone, on two desks that run real agreements."""
    return assemble()
