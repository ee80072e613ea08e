"""The lists of a desk's customers and their people: paged by name, found by how a word begins."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db.models import Func, Model, Prefetch, Q, QuerySet

from upheld.customers.models import Contact, Contract, Organisation
from upheld.desks.models import Desk

PAGE_SIZE = 30
# The most that a page of one customer lists of its people, and a choice offers.
PEOPLE_LISTED = 100
# Words of a filter beyond these are left out of account.
WORDS_AT_MOST = 5

# What a filter looks in, as the indexes of migration `found_by_name` have it: each word behind its desk.
_LETTERS = Func("name", "email", template="%(expressions)s", arg_joiner=" || ' ' || ")
ORGANISATION_WORDS = Func(
    "desk_id", "name", function="upheld_words", arg_joiner=" || 'x', ", output_field=SearchVectorField()
)
CONTACT_WORDS = Func(
    "desk_id", _LETTERS, function="upheld_words", arg_joiner=" || 'x', ", output_field=SearchVectorField()
)
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, kw_only=True, slots=True)
class NameKey:
    """Where a page of a list ends: the sort key of its last row."""

    name: str
    id: int


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationRow:
    """One customer as the list shows it."""

    id: int
    name: str
    # the contract that covers the day; None without one
    contract: Contract | None


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationPage:
    """One page of customers, and where the next begins; None when this is the last."""

    rows: tuple[OrganisationRow, ...]
    next_key: NameKey | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ContactPage:
    """One page of people, and where the next begins; None when this is the last."""

    rows: tuple[Contact, ...]
    next_key: NameKey | None


def organisations_page(desk: Desk, *, words: str, after: NameKey | None, on: date) -> OrganisationPage:
    """Return one page of a desk's customers by name, those that `words` find: two queries, whatever their number."""
    rows = Organisation.objects.filter(desk=desk, merged_into__isnull=True)
    if asked := _asked(desk, words):
        rows = rows.alias(words=ORGANISATION_WORDS).filter(words=asked)
    found = list(_after(rows, after).prefetch_related(_covering(on))[: PAGE_SIZE + 1])
    shown = tuple(
        OrganisationRow(id=row.pk, name=row.name, contract=next(iter(row.contracts.all()), None))
        for row in found[:PAGE_SIZE]
    )
    return OrganisationPage(rows=shown, next_key=_next_key(found))


def contacts_page(desk: Desk, *, words: str, after: NameKey | None) -> ContactPage:
    """Return one page of the people whom a desk knows by name, those that `words` find: one query."""
    rows = Contact.objects.filter(desk=desk, merged_into__isnull=True).select_related("organisation")
    if asked := _asked(desk, words):
        rows = rows.alias(words=CONTACT_WORDS).filter(words=asked)
    found = list(_after(rows, after)[: PAGE_SIZE + 1])
    return ContactPage(rows=tuple(found[:PAGE_SIZE]), next_key=_next_key(found))


def organisations_named(desk: Desk, words: str, *, but: Organisation) -> Sequence[Organisation]:
    """Return customers of a desk that `words` find, for a choice; nothing for no words. One query."""
    asked = _asked(desk, words)
    if asked is None:
        return ()
    rows = Organisation.objects.filter(desk=desk, merged_into__isnull=True).exclude(pk=but.pk)
    return list(rows.alias(words=ORGANISATION_WORDS).filter(words=asked).order_by("name")[:PAGE_SIZE])


def organisation_called(desk: Desk, name: str) -> Organisation | None:
    """Return the customer of a desk that has exactly this name; one that was merged is the one it turned out to be."""
    found = Organisation.objects.select_related("merged_into").filter(desk=desk, name=name).first()
    return found.merged_into or found if found else None


def contacts_named(desk: Desk, words: str, *, but: Contact) -> Sequence[Contact]:
    """Return people whom a desk knows that `words` find, for a choice; nothing for no words. One query."""
    asked = _asked(desk, words)
    if asked is None:
        return ()
    rows = Contact.objects.select_related("organisation").filter(desk=desk, merged_into__isnull=True)
    rows = rows.filter(erasure__isnull=True).exclude(pk=but.pk)
    return list(rows.alias(words=CONTACT_WORDS).filter(words=asked).order_by("name")[:PAGE_SIZE])


def _asked(desk: Desk, words: str) -> SearchQuery | None:
    """Return what finds every word of a filter by how it begins, on one desk; None for no words."""
    letters = "".join(one for one in unicodedata.normalize("NFKD", words.lower()) if not unicodedata.combining(one))
    begun = [f"{desk.pk}x{word}:*" for word in re.findall(r"[^\W_]+", letters)[:WORDS_AT_MOST]]
    return SearchQuery(" & ".join(begun), config="simple", search_type="raw") if begun else None


def _covering(on: date) -> "Prefetch[str, QuerySet[Contract], str]":
    in_force = Q(starts_on__lte=on) & (Q(ends_on__isnull=True) | Q(ends_on__gt=on))
    contracts = Contract.objects.filter(in_force).select_related("account_manager")
    return Prefetch("contracts", contracts.order_by("-starts_on", "-id"))


def _after(rows: QuerySet[Row], key: NameKey | None) -> QuerySet[Row]:
    if key is not None:
        rows = rows.filter(Q(name__gt=key.name) | Q(name=key.name, id__gt=key.id), name__gte=key.name)
    return rows.order_by("name", "id")


def _next_key(found: Sequence[Organisation] | Sequence[Contact]) -> NameKey | None:
    if len(found) <= PAGE_SIZE:
        return None
    last = found[PAGE_SIZE - 1]
    return NameKey(name=last.name, id=last.pk)
