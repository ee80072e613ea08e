"""Keeping a desk's categories of articles; what lies in one is said of each article."""

from datetime import datetime

from django.db import transaction

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.desks.models import Desk
from upheld.knowledge.models import Category
from upheld.tickets.actions import listing, lock

CATEGORIES_AT_MOST = 40


@transaction.atomic
def add(desk: Desk, label: str, *, by: Actor, at: datetime) -> Category:
    """Add a category at the end of the list. Locks the desk. Raises BadLabel, ListFull."""
    lock.desk(desk)
    category = listing.new(Category, desk, label, at_most=CATEGORIES_AT_MOST, by=by, at=at)
    category.save()
    _record(category, "added", {"label": category.label}, by=by, at=at)
    return category


@transaction.atomic
def rename(category: Category, label: str, *, by: Actor, at: datetime) -> None:
    """Give a category another label; its address stays. Locks the desk. Raises BadLabel."""
    category = _held(category)
    before, category.label = category.label, listing.free_label(Category, category.desk, label, other_than=category)
    if category.label != before:
        category.save(update_fields=["label"])
        _record(category, "renamed", {"from": before, "to": category.label}, by=by, at=at)


@transaction.atomic
def move_up(category: Category, *, by: Actor, at: datetime) -> None:
    """Let a category stand one place higher; the first stays. Locks the desk."""
    category = _held(category)
    if listing.rise(category):
        _record(category, "moved up", {"label": category.label}, by=by, at=at)


@transaction.atomic
def retire(category: Category, *, by: Actor, at: datetime) -> None:
    """Offer a category no longer; its articles are found without it. Again changes nothing. Locks the desk."""
    category = _held(category)
    if category.retired_at is None:
        listing.give_up(category, by=by, at=at)
        _record(category, "retired", {"label": category.label}, by=by, at=at)


def _held(category: Category) -> Category:
    lock.desk(category.desk)
    return Category.objects.select_related("desk").get(pk=category.pk)


def _record(category: Category, verb: str, told: dict[str, str], *, by: Actor, at: datetime) -> None:
    record("article category", category.pk, verb, desk=category.desk.name, by=by, at=at, facts=told)
