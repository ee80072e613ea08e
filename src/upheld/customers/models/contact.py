"""The model Contact; not the account with which they may sign in."""

import uuid

from django.db import models
from django.db.models.functions import Lower

from upheld.accounts.models import User
from upheld.audit.facts import Actor, ActorKind
from upheld.customers.models.organisation import Organisation
from upheld.desks.models import Desk


class Contact(models.Model):
    """A row is one person who asks a desk for support, with an account or without."""

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="contacts")
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="contacts"
    )
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="contacts")
    email = models.EmailField()
    name = models.CharField(max_length=200)
    phone = models.CharField(max_length=40, blank=True)
    # In which they read the page by which they first wrote; empty where they came otherwise. An account's goes before.
    language = models.CharField(max_length=10, blank=True, db_default="", default="")
    # The person that this one turned out to be: the open ContactMerge, repeated here for who writes from this address.
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")

    class Meta:
        constraints = [
            models.UniqueConstraint("desk", Lower("email"), name="contact_email_once_per_desk"),
            models.UniqueConstraint(
                fields=["desk", "user"],
                condition=models.Q(user__isnull=False),
                name="contact_user_once_per_desk",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True) | ~models.Q(merged_into=models.F("id")),
                name="contact_not_merged_into_itself",
            ),
        ]
        indexes = [
            models.Index(
                fields=["desk", "name", "id"],
                condition=models.Q(merged_into__isnull=True),
                name="contact_by_name",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def as_actor(self) -> Actor:
        """This customer as the one who did something."""
        return Actor(kind=ActorKind.CONTACT, number=self.pk, name=str(self))
