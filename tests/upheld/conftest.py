"""What every test of the shell may use."""

import pytest

from tests.support.cast import Cast
from tests.support.stage import Play, Stage


@pytest.fixture
def play(request: pytest.FixtureRequest, stage: Stage, db: None) -> Play:
    """What stands before the test begins."""
    return stage.play(request.node)


@pytest.fixture
def cast(play: Play) -> Cast:
    """Everyone, on a desk that runs integrato's agreement and one that runs interworx's."""
    return play.cast
