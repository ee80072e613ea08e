"""Every version of a desk's agreement that was published: a list, each to be read, and what each changed."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from servicelevel.agreement.page import build_page
from servicelevel.agreement.page_changes import page_changes
from upheld.agreements.access import agreement_in_force, published_version
from upheld.agreements.facts import meaning_of
from upheld.agreements.queries import PublishedVersion, published_versions
from upheld.desks.access import NotFound, public_desk
from upheld.desks.models import Desk
from upheld.now import now
from upheld.presentation.customer_page import frame, reader_zone
from upheld.surfaces.public.agreement_text import agreement_text


@require_safe
def versions(request: HttpRequest, desk: str) -> HttpResponse:
    """List the versions, the newest first."""
    at = now()
    found = public_desk(desk)
    around = _around(request, found, at=at)
    shown = {"versions": [(one, _state(one, at=at)) for one in published_versions(found)]}
    return render(request, "public/versions.html", around | shown)


@require_safe
def version(request: HttpRequest, desk: str, number: int) -> HttpResponse:
    """Show one version as it reads, and say whether it is in force."""
    at = now()
    found = public_desk(desk)
    agreement = meaning_of(published_version(found, number))
    one = _among(found, number)
    zone = reader_zone(found, request.user)
    effective = max(at.replace(second=0, microsecond=0), one.effective_at)
    text = agreement_text(agreement, minute=effective, plan=None, zone=zone, current=False)
    shown = {"agreement_text": text, "version": one, "state": _state(one, at=at), "read": agreement}
    return render(request, "public/version.html", _around(request, found, at=at) | shown)


@require_safe
def changes(request: HttpRequest, desk: str, number: int) -> HttpResponse:
    """Show what a version changed in the one before it, clause by clause."""
    at = now()
    found = public_desk(desk)
    one = _among(found, number)
    earlier = [other.number for other in published_versions(found) if other.number < number]
    if not earlier:
        raise NotFound
    before, after = (meaning_of(published_version(found, wanted)) for wanted in (max(earlier), number))
    found_changes = page_changes(build_page(before, at=one.effective_at), build_page(after, at=one.effective_at))
    shown = {"version": one, "before": before, "changes": found_changes, "state": _state(one, at=at)}
    return render(request, "public/version_changes.html", _around(request, found, at=at) | shown)


def _around(request: HttpRequest, desk: Desk, *, at: datetime) -> dict[str, Any]:
    agreement = agreement_in_force(desk, at=at)
    return frame(desk, agreement, viewer=request.user, at=at, active="support") | {"agreement": agreement}


def _among(desk: Desk, number: int) -> PublishedVersion:
    known = (one for one in published_versions(desk) if one.number == number)
    if (one := next(known, None)) is None:
        raise NotFound
    return one


def _state(one: PublishedVersion, *, at: datetime) -> str:
    """Return where a version stands at an instant: in force, coming, replaced or never in force."""
    if one.never_in_force:
        return "never"
    if one.effective_at > at:
        return "coming"
    return "replaced" if one.until is not None and one.until <= at else "in force"
