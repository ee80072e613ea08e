"""Priority as ink weight."""

import pytest

from upheld.presentation.priorities import bars_for


@pytest.mark.parametrize(
    ("ranks", "bars"),
    [(4, [4, 3, 2, 1]), (5, [4, 3, 2, 1, 0]), (3, [4, 3, 1]), (2, [4, 2]), (1, [4]), (6, [4, 3, 2, 1, 0, 0])],
)
def test_more_urgent_is_more_ink(ranks: int, bars: list[int]) -> None:
    assert [bars_for(rank, ranks=ranks) for rank in range(1, ranks + 1)] == bars
