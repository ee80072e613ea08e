"""Draws a priority as ink: four bars, more bars is more urgent."""

BARS = 4


def bars_for(rank: int, *, ranks: int) -> int:
    """Return how many of the four bars are inked; rank 1 is the most urgent of `ranks`.

    With five ranks the last has none; with fewer than four the weights spread.
    """
    if ranks >= BARS:
        return max(0, BARS + 1 - rank)
    return max(1, round(BARS * (ranks - rank + 1) / ranks))
