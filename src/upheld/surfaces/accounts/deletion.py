"""Ending one's account for good: what goes, what stays and why, and the act."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from django import forms
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from upheld.accounts.models import User
from upheld.customers.queries.belonging import belongings_of
from upheld.now import now
from upheld.presentation.customer_page import mark_of
from upheld.surfaces.accounts.people import CONFLICT, INCOMPLETE, PersonRequest, for_people, page
from upheld.workflows.delete_account import GONE, KEPT, StillWorks, delete_account


class DeletionForm(forms.Form):
    """Whether it is meant: the address is typed once more."""

    use_required_attribute = False
    email = forms.CharField(
        label=gettext_lazy("Your e-mail address, typed once more"),
        max_length=254,
        error_messages={"required": gettext_lazy("Type the address with which you sign in.")},
    )

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._email = user.email

    def clean_email(self) -> str:
        """Refuse any address but the one with which they sign in."""
        said: str = self.cleaned_data["email"].strip().lower()
        if said != self._email:
            raise forms.ValidationError(_("This is not the address with which you sign in."))
        return said


@require_http_methods(["GET", "HEAD", "POST"])
@for_people
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth ships no types
def deletion(request: PersonRequest) -> HttpResponse:
    """Show what becomes of what; on POST end the account, and sign out."""
    form = DeletionForm(request.user, request.POST if request.method == "POST" else None)
    desks = [mark_of(contact.desk) for contact in belongings_of(request.user)]
    shown = {"form": form, "desks": desks, "gone": GONE, "kept": KEPT}
    if not form.is_bound or not form.is_valid():
        return page(request, "deletion", status=INCOMPLETE if form.is_bound else 200, **shown)
    try:
        delete_account(request.user, at=now())
    except StillWorks as refusal:
        return page(request, "deletion", status=CONFLICT, refusal=str(refusal), **shown)
    logout(request)
    return render(request, "accounts/deleted.html", {"desks": desks, "kept": KEPT})
