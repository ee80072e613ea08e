"""One file per model."""

from upheld.catalogue.models.service import Service

__all__ = ["Service"]
