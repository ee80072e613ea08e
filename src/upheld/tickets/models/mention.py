"""The model Mention; not the note in which it stands."""

from django.db import models

from upheld.accounts.models import User
from upheld.tickets.models.message import Message


class Mention(models.Model):
    """A row is one person named in one note; never changed."""

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="mentions")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="mentions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["message", "user"], name="mention_once_per_message"),
        ]

    def __str__(self) -> str:
        return f"{self.user} in {self.message_id}"
