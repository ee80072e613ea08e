"""One file per model."""

from upheld.notifications.models.choice import Choice
from upheld.notifications.models.correspondent import Correspondent
from upheld.notifications.models.delivery import Delivery
from upheld.notifications.models.notice import Notice
from upheld.notifications.models.notification import Notification

__all__ = ["Choice", "Correspondent", "Delivery", "Notice", "Notification"]
