"""One file per model."""

from upheld.notifications.models.delivery import Delivery
from upheld.notifications.models.notification import Notification

__all__ = ["Delivery", "Notification"]
