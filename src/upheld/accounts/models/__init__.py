"""One file per model."""

from upheld.accounts.models.user import User

__all__ = ["User"]
