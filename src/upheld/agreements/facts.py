"""Agreement rows as the core's values: which version is in force, and what it means."""

from collections.abc import Mapping, Sequence, Set
from datetime import datetime
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from servicelevel.agreement import terms
from servicelevel.agreement.annex import annexed, check_annexed, read_annex
from servicelevel.agreement.check import CheckResult, check_agreement
from servicelevel.agreement.compilation import compile_agreement
from upheld.agreements.models import AgreementVersion, Annex, AnnexWithdrawal
from upheld.customers.models import Contract
from upheld.desks.memory import remembered
from upheld.desks.models import Desk

# Compiled agreements kept per process; a version is immutable, so its hash is its meaning.
COMPILED_KEPT = 256


class NoAgreementInForce(ObjectDoesNotExist):
    """The desk had published no agreement by that instant."""


def in_force(desk: Desk, *, at: datetime) -> AgreementVersion:
    """Return the version that governs what a desk receives at an instant."""
    if desk.newest_of_setup is None:
        version = _versions(desk).filter(effective_at__lte=at).first()
    else:
        version = next((one for one in _versions_known(desk) if one.effective_at <= at), None)
    if version is None:
        raise NoAgreementInForce(
            _("%(desk)s had no agreement in force at %(instant)s") % {"desk": desk.name, "instant": at.isoformat()}
        )
    return version


def versions_of_desk(desk: Desk, keys: Set[int]) -> Mapping[int, AgreementVersion]:
    """Return versions of a desk's agreement by their keys: one query, or none."""
    found = {version.pk: version for version in _versions_known(desk)} if desk.newest_of_setup is not None else {}
    # One may have been published after the desk's events were looked up.
    missing = keys - found.keys()
    return found | {version.pk: version for version in _versions(desk).filter(pk__in=missing)} if missing else found


def _versions_known(desk: Desk) -> Sequence[AgreementVersion]:
    return remembered(desk, "versions", lambda: tuple(_versions(desk)))


def _versions(desk: Desk) -> QuerySet[AgreementVersion]:
    versions = AgreementVersion.objects.filter(agreement__desk=desk).select_related("agreement").defer("text")
    return versions.order_by("-effective_at", "-number")


def last_version(desk: Desk) -> AgreementVersion:
    """Return the version that was published last, whether it is in force yet or not."""
    version = AgreementVersion.objects.filter(agreement__desk=desk).order_by("-number").first()
    if version is None:
        raise NoAgreementInForce(_("%(desk)s has published no agreement") % {"desk": desk.name})
    return version


def versions_from(desk: Desk, *, at: datetime) -> Sequence[AgreementVersion]:
    """Return the versions of a desk's agreement that are in force at an instant or later, the last first. One query."""
    found = []
    for version in _versions(desk):
        found.append(version)
        if version.effective_at <= at:
            break
    return found


def meaning_of(version: AgreementVersion) -> terms.Agreement:
    """Return the compiled agreement of a published version; its text may be deferred."""
    return _compiled(version.pk, version.hash)


def meaning_as_corrected(version: AgreementVersion) -> terms.Agreement:
    """Return what counts for tickets pinned to a version: its own meaning, or that of its last correction.

    Reads `version.agreement`; load it along for many.
    """
    correction = version.agreement.counted_as.get(str(version.number))
    return _compiled(correction["version"], correction["hash"]) if correction else meaning_of(version)


def counting_version(version: AgreementVersion) -> AgreementVersion:
    """Return the version that counts in place of another: itself, or its last correction."""
    correction = version.agreement.counted_as.get(str(version.number))
    return AgreementVersion.objects.defer("text").get(pk=correction["version"]) if correction else version


def later_in_force(pinned: AgreementVersion, *, at: datetime) -> AgreementVersion | None:
    """Return the version to which a ticket pinned to `pinned` could be moved by `at`; None if it has the latest."""
    later = AgreementVersion.objects.filter(
        agreement=pinned.agreement, corrects__isnull=True, effective_at__gt=pinned.effective_at, effective_at__lte=at
    )
    return later.defer("text").order_by("-effective_at", "-number").first()


def versions_counted_by(version: AgreementVersion) -> list[int]:
    """Return the keys of the versions in whose place a version counts, its own among them."""
    counted_as = version.agreement.counted_as
    numbers = [int(number) for number, known in counted_as.items() if known["version"] == version.pk]
    versions = AgreementVersion.objects.filter(agreement=version.agreement, number__in=[*numbers, version.number])
    return list(versions.values_list("pk", flat=True))


@lru_cache(maxsize=COMPILED_KEPT)
def _compiled(pk: int, _hash: str) -> terms.Agreement:
    """The hash is in the key so that a row made anew under an old number is read anew."""
    return meaning_of_text(AgreementVersion.objects.values_list("text", flat=True).get(pk=pk))


@lru_cache(maxsize=COMPILED_KEPT)
def meaning_of_text(text: str) -> terms.Agreement:
    """Return the compiled agreement of a document; raises FaultyAgreement with every fault."""
    return compile_agreement(text)


@lru_cache(maxsize=COMPILED_KEPT)
def checked(text: str) -> CheckResult:
    """Return everything that is to be said about a document: faults, findings, and its examples, executed."""
    return check_agreement(text)


@lru_cache(maxsize=COMPILED_KEPT)
def checked_with_annex(meaning: terms.Agreement, text: str) -> CheckResult:
    """Return everything that is to be said about an agreement read with an annex; raises FaultyAgreement."""
    return check_annexed(meaning, read_annex(text))


def annex_in_force(contract: Contract | None, *, at: datetime) -> Annex | None:
    """Return the annex that holds for a contract at an instant, if it has one. One query; none without a contract."""
    if contract is None:
        return None
    annexes = Annex.objects.filter(contract=contract, effective_at__lte=at).select_related("withdrawal").defer("text")
    annex = annexes.order_by("-effective_at", "-number").first()
    return None if annex is None or withdrawn(annex, at=at) else annex


def withdrawn(annex: Annex, *, at: datetime) -> bool:
    """Say whether an annex is withdrawn by an instant; reads `annex.withdrawal`, load it along for many."""
    withdrawal: AnnexWithdrawal | None = getattr(annex, "withdrawal", None)
    return withdrawal is not None and withdrawal.effective_at <= at


def annexes_from(desk: Desk, *, at: datetime) -> Sequence[Annex]:
    """Return the annexes of a desk's contracts that hold at an instant or later, by contract. One query."""
    rows = Annex.objects.filter(contract__organisation__desk=desk)
    rows = rows.select_related("contract__organisation", "withdrawal")
    found = []
    for _of, annexes in groupby(
        rows.order_by("contract_id", "-effective_at", "-number"), key=attrgetter("contract_id")
    ):
        for annex in annexes:
            if not withdrawn(annex, at=at):
                found.append(annex)
            if annex.effective_at <= at:
                break
    return found


def with_annex(meaning: terms.Agreement, annex: int | None) -> terms.Agreement:
    """Return what an agreement means together with an annex, named by its key; without one, the agreement itself."""
    return meaning if annex is None else _annexed(meaning, annex)


@lru_cache(maxsize=COMPILED_KEPT)
def _annexed(meaning: terms.Agreement, annex: int) -> terms.Agreement:
    return annexed(meaning, read_annex(Annex.objects.values_list("text", flat=True).get(pk=annex)))
