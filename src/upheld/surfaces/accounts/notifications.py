"""Which mails somebody wants of what is theirs, desk by desk; people who work on a desk choose in its console."""

from collections.abc import Mapping, Sequence

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from upheld.accounts.models import User
from upheld.customers.queries.belonging import belongings_of
from upheld.desks.models import Desk
from upheld.notifications.actions import choices as actions
from upheld.notifications.facts import CustomerMail
from upheld.notifications.queries import mails_declined
from upheld.now import now
from upheld.presentation.customer_page import mark_of
from upheld.surfaces.accounts.people import INCOMPLETE, PersonRequest, for_people, page

LABELS = {
    CustomerMail.RECEIVED: gettext_lazy("A ticket of yours is received, with its promises"),
    CustomerMail.REPLIED: gettext_lazy("The desk answers"),
    CustomerMail.PROMISE: gettext_lazy("A promise changes, or what was promised has come"),
    CustomerMail.RESOLVED: gettext_lazy("A ticket is resolved"),
    CustomerMail.SURVEY: gettext_lazy("You are asked how you were helped"),
}
_OPTIONS = [(one.value, label) for one, label in LABELS.items()]


class MailsForm(forms.Form):
    """Of what somebody is told by mail on one desk."""

    mail = forms.MultipleChoiceField(
        label=gettext_lazy("By mail"), required=False, choices=_OPTIONS, widget=forms.CheckboxSelectMultiple
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_people
def notifications(request: PersonRequest) -> HttpResponse:
    """Show what somebody is told by mail on each of their desks; on POST change it."""
    desks = [contact.desk for contact in belongings_of(request.user)]
    forms_of = _forms(request.user, desks, request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return page(request, "notifications", places=_shown(forms_of))
    if not all(form.is_valid() for form in forms_of.values()):
        return page(request, "notifications", places=_shown(forms_of), status=INCOMPLETE)
    at = now()
    for desk, form in forms_of.items():
        declined = [one for one in CustomerMail if one.value not in form.cleaned_data["mail"]]
        actions.decline(request.user.pk, declined, desk=desk.name, by=request.user.as_actor, at=at)
    messages.success(request, _("Your choice is kept."))
    return redirect("accounts:notifications")


def _forms(user: User, desks: Sequence[Desk], said: object) -> Mapping[Desk, MailsForm]:
    forms_of = {}
    declined = mails_declined(user.pk, desks=[desk.name for desk in desks])
    for desk in desks:
        now_so = {"mail": [one.value for one in CustomerMail if one not in declined[desk.name]]}
        forms_of[desk] = MailsForm(said, initial=now_so, prefix=desk.name)  # type: ignore[arg-type]  # a QueryDict
    return forms_of


def _shown(forms_of: Mapping[Desk, MailsForm]) -> list[tuple[object, MailsForm]]:
    return [(mark_of(desk), form) for desk, form in forms_of.items()]
