"""What every test of the shell may use."""

import pytest

from tests.support.cast import Cast
from tests.support.stage import Stage


@pytest.fixture
def cast(stage: Stage, db: None) -> Cast:
    """Everyone, on a desk that runs integrato's agreement and one that runs interworx's."""
    return stage.cast()
