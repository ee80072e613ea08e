"""The step between a form and its sending, where what looks like a secret is shown to whoever wrote it.

Nothing that the page carries was kept: what was typed goes back and forth with the form until it is decided.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from upheld.presentation.suspects import NO_SECRET, SHOWN, LookedThrough, Suspect
from upheld.surfaces.portal.attaching import Brought


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One suspect as the page asks about it."""

    suspect: Suspect
    # What the form calls the place where it stands.
    label: str


def rows(form: forms.Form, looked: LookedThrough) -> list[Row]:
    """Return what nobody was asked about yet, with what the form calls the places where it stands."""
    return [Row(suspect=one, label=_label(form, one.where)) for one in looked.unasked]


def is_due(looked: LookedThrough, brought: Brought) -> bool:
    """Say whether there is something to ask before anything goes on."""
    return bool(looked.unasked or brought.suspects)


def review(
    request: HttpRequest,
    around: Mapping[str, Any],
    *,
    form: forms.Form,
    looked: LookedThrough,
    brought: Brought,
    files: Mapping[str, Any],
    action: str,
) -> HttpResponse:
    """Show what looks like a secret, with a choice for each, and carry everything that was typed."""
    shown = {
        "rows": rows(form, looked),
        "of_files": brought.suspects,
        "typed": _carried(looked, [*looked.unasked, *brought.suspects]),
        "attaching": files,
        "no_secret": NO_SECRET,
        "action": action,
    }
    answer = render(request, "portal/suspects.html", {**around, **shown})
    add_never_cache_headers(answer)
    return answer


def _carried(looked: LookedThrough, suspects: list[Suspect]) -> list[tuple[str, str]]:
    kept_apart = {"csrfmiddlewaretoken", "upload", "step", SHOWN, NO_SECRET}
    typed = [(name, value) for name, values in looked.data.lists() if name not in kept_apart for value in values]
    marks = {*looked.no_secret, *(one.finding.mark for one in suspects)}
    return [
        *typed,
        *((SHOWN, mark) for mark in sorted(marks)),
        *((NO_SECRET, mark) for mark in looked.no_secret),
    ]


def _label(form: forms.Form, name: str) -> str:
    return str(form[name].label) if name in form.fields else name
