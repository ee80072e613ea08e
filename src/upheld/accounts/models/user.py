"""The model User; nothing about what a person may do on a desk."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from upheld.audit.facts import Actor, ActorKind


class UserManager(BaseUserManager["User"]):
    """Makes users the way Django's own machinery expects; people are invited through actions."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make a user who signs in with an e-mail address; without a password, by code or link only."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A row is a person who can sign in, on any number of desks or as a customer of any."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    # The zone in which this person reads times; empty means the desk's.
    zone = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=10, default="en")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = UserManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_once_in_any_case"),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def as_actor(self) -> Actor:
        """This person as the one who did something."""
        return Actor(kind=ActorKind.AGENT, number=self.pk, name=str(self))
