"""One file per model."""

from upheld.accounts.models.mailed_link import MailedLink
from upheld.accounts.models.user import User

__all__ = ["MailedLink", "User"]
