"""The model User; nothing about what a person may do on a desk."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from upheld.audit.facts import Actor, ActorKind

_SESSIONS_SALT = "upheld.accounts.sessions"


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

    class Theme(models.TextChoices):
        """In which colours this person reads; empty follows their system."""

        SYSTEM = "", _("As the system has it")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    class Density(models.TextChoices):
        """How much stands on a screen."""

        COMFORTABLE = "", _("Comfortable")
        COMPACT = "compact", _("Compact")

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    # The zone in which this person reads times; empty means the desk's.
    zone = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=10, default="en")
    theme = models.CharField(max_length=5, choices=Theme, blank=True)
    density = models.CharField(max_length=7, choices=Density, blank=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()
    # Whatever session began before this instant has ended, wherever it was open.
    sessions_ended_at = models.DateTimeField(null=True, blank=True)
    sessions_ended_by = models.CharField(max_length=80, null=True, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = UserManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_once_in_any_case"),
            models.CheckConstraint(
                condition=Q(sessions_ended_at__isnull=True, sessions_ended_by__isnull=True)
                | Q(sessions_ended_at__isnull=False, sessions_ended_by__isnull=False),
                name="user_sessions_ended_at_with_by",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def as_actor(self) -> Actor:
        """This person as the one who did something."""
        return Actor(kind=ActorKind.AGENT, number=self.pk, name=str(self))

    def get_session_auth_hash(self) -> str:
        """Return what every session of this person carries: it changes with the password and when sessions end."""
        ended = self.sessions_ended_at.isoformat() if self.sessions_ended_at else ""
        return salted_hmac(_SESSIONS_SALT, f"{self.password}|{ended}", algorithm="sha256").hexdigest()
