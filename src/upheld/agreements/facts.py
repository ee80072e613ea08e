"""Agreement rows as the core's values: which version is in force, and what it means."""

from datetime import datetime
from functools import lru_cache

from django.core.exceptions import ObjectDoesNotExist

from servicelevel.agreement import terms
from servicelevel.agreement.compilation import compile_agreement
from upheld.agreements.models import AgreementVersion
from upheld.desks.models import Desk

# Compiled agreements kept per process; a version is immutable, so its hash is its meaning.
COMPILED_KEPT = 256


class NoAgreementInForce(ObjectDoesNotExist):
    """The desk had published no agreement by that instant."""


def in_force(desk: Desk, *, at: datetime) -> AgreementVersion:
    """Return the version that governs what a desk receives at an instant."""
    versions = AgreementVersion.objects.filter(agreement__desk=desk, effective_at__lte=at).defer("text")
    version = versions.order_by("-effective_at", "-number").first()
    if version is None:
        raise NoAgreementInForce(f"{desk.name} had no agreement in force at {at.isoformat()}")
    return version


def last_version(desk: Desk) -> AgreementVersion:
    """Return the version that was published last, whether it is in force yet or not."""
    version = AgreementVersion.objects.filter(agreement__desk=desk).order_by("-number").first()
    if version is None:
        raise NoAgreementInForce(f"{desk.name} has published no agreement")
    return version


def meaning_of(version: AgreementVersion) -> terms.Agreement:
    """Return the compiled agreement of a published version; its text may be deferred."""
    return _compiled(version.pk, version.hash)


@lru_cache(maxsize=COMPILED_KEPT)
def _compiled(pk: int, _hash: str) -> terms.Agreement:
    """The hash is in the key so that a row made anew under an old number is read anew."""
    return meaning_of_text(AgreementVersion.objects.values_list("text", flat=True).get(pk=pk))


@lru_cache(maxsize=COMPILED_KEPT)
def meaning_of_text(text: str) -> terms.Agreement:
    """Return the compiled agreement of a document; raises FaultyAgreement with every fault."""
    return compile_agreement(text)
