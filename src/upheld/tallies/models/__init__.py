"""One file per model."""

from upheld.tallies.models.tally import Tally

__all__ = ["Tally"]
