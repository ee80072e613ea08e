"""Each journey names the desk on which it happens; everybody else of the cast comes with it."""

from collections.abc import Callable

import pytest

from tests.support.cast import Cast, assemble

Assemble = Callable[[str], Cast]


@pytest.fixture
def on_desk(db: None) -> Assemble:
    """Put the cast on a desk by its name; desk South is another one."""
    return lambda name: assemble(north=name, south="interworx" if name != "interworx" else "integrato")
