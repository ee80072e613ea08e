"""One file per model."""

from upheld.tallies.models.cached_value import CachedValue
from upheld.tallies.models.tally import Tally

__all__ = ["CachedValue", "Tally"]
