"""Programs with tokens of the two desks."""

import pytest

from tests.support.cast import Cast
from tests.support.programs import Program, program_of


@pytest.fixture
def program(cast: Cast) -> Program:
    """A program of desk North."""
    return program_of(cast.north)


@pytest.fixture
def other_program(cast: Cast) -> Program:
    """A program of desk South."""
    return program_of(cast.south)
