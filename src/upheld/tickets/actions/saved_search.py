"""Keeping searches under names, and letting them go."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.accounts.models import User
from upheld.audit.actions.record import record
from upheld.desks.models import Desk
from upheld.tickets.models import SavedSearch

KEPT_AT_MOST = 50


class NothingToKeep(ValueError):
    """A saved search needs a name and something to look for."""


class NameTaken(ValueError):
    """This person keeps another search under the name."""


class TooManySaved(ValueError):
    """A person keeps so many searches and no more."""


@transaction.atomic
def keep(desk: Desk, owner: User, *, name: str, text: str, at: datetime) -> SavedSearch:
    """Keep a search for its owner. Keeping the same words under the same name again changes nothing.

    Refuses: NothingToKeep, NameTaken, TooManySaved.
    """
    name, text = " ".join(name.split())[: SavedSearch.NAME_AT_MOST], text.strip()
    if not name or not text:
        raise NothingToKeep(_("a saved search needs a name and words"))
    kept = list(SavedSearch.objects.select_for_update().filter(desk=desk, owner=owner))
    same = next((one for one in kept if one.name == name), None)
    if same is not None and same.text == text:
        return same
    if same is not None:
        raise NameTaken(_("another search is kept as %(name)s") % {"name": name})
    if len(kept) >= KEPT_AT_MOST:
        raise TooManySaved(_("%(number)s searches are kept; let one go first") % {"number": KEPT_AT_MOST})
    saved = SavedSearch.objects.create(desk=desk, owner=owner, name=name, text=text, kept_at=at)
    record("saved search", saved.pk, "kept", desk=desk.name, by=owner.as_actor, at=at)
    return saved


@transaction.atomic
def let_go(saved: SavedSearch, *, by: User, at: datetime) -> None:
    """Forget a search that somebody kept."""
    record("saved search", saved.pk, "let go", desk=saved.desk.name, by=by.as_actor, at=at)
    saved.delete()
