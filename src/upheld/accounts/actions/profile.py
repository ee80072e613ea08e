"""What people say of themselves, and ending their sessions; not what they may do on a desk."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import available_timezones

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from upheld.accounts.models import User
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor


class BadProfile(ValueError):
    """A person has a name, and reads times in a zone and words in a language that exist."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Profile:
    """What a person says of themselves."""

    name: str
    # a zone of the tz database; empty means the desk's
    zone: str
    # one of settings.LANGUAGES
    language: str
    theme: User.Theme
    density: User.Density


@transaction.atomic
def change(user: User, profile: Profile, *, by: Actor, at: datetime) -> User:
    """Change what a person says of themselves. Raises BadProfile."""
    name = " ".join(profile.name.split())
    if not name:
        raise BadProfile(_("give your name"))
    if profile.zone and profile.zone not in available_timezones():
        raise BadProfile(_("there is no zone %(zone)s") % {"zone": profile.zone})
    if profile.language not in dict(settings.LANGUAGES):
        raise BadProfile(_("there is no language %(language)s") % {"language": profile.language})
    user = User.objects.select_for_update().get(pk=user.pk)
    user.name, user.zone, user.language = name, profile.zone, profile.language
    user.theme, user.density = profile.theme.value, profile.density.value
    user.save(update_fields=["name", "zone", "language", "theme", "density"])
    record("person", user.pk, "profile changed", desk="", by=by, at=at)
    return user


@transaction.atomic
def end_sessions(user: User, *, by: Actor, at: datetime) -> User:
    """End every session of a person, wherever it is open; they sign in again."""
    user = User.objects.select_for_update().get(pk=user.pk)
    user.sessions_ended_at, user.sessions_ended_by = at, by.reference
    user.save(update_fields=["sessions_ended_at", "sessions_ended_by"])
    record("person", user.pk, "sessions ended", desk="", by=by, at=at)
    return user


@transaction.atomic
def end_session(user: User, number: int, *, by: Actor, at: datetime) -> None:
    """End one session of a person; one that is not theirs, or not there, is left alone."""
    for session in UserSession.objects.filter(user=user, pk=number):
        session.end()
        record("person", user.pk, "session ended", desk="", by=by, at=at)
