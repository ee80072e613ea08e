"""The pages of saved replies: everybody keeps their own, managers keep the desk's."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from upheld.desks.access import Permission, permits
from upheld.surfaces.console.frame import Frame
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.settings.pages import CONFLICT, INCOMPLETE, frame_for, page
from upheld.tickets.access import saved_reply_of_member
from upheld.tickets.actions import saved_replies as actions
from upheld.tickets.models.saved_reply import TITLE_LENGTH_AT_MOST
from upheld.tickets.queries.placeholders import PLACEHOLDERS
from upheld.tickets.queries.saved_replies import saved_replies_for

REFUSALS = (actions.BadSavedReply, actions.UnknownPlaceholder)
LIST = "console:saved_replies"


class SavedReplyForm(forms.Form):
    """What a text is called, and what it says."""

    use_required_attribute = False
    title = forms.CharField(
        label=_("Title"), max_length=TITLE_LENGTH_AT_MOST, error_messages={"required": _("Give it a title.")}
    )
    text = forms.CharField(
        label=_("Text"),
        max_length=actions.TEXT_LENGTH_AT_MOST,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write the text.")},
    )
    shared = forms.BooleanField(label=_("For everyone on the desk"), required=False)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def replies(request: MemberRequest, desk: str) -> HttpResponse:
    """List the texts that this person is offered, with a form for another; on POST keep it."""
    frame = frame_for(request, desk, permission=Permission.WORK_TICKETS)
    if request.method != "POST":
        return _list(request, frame, SavedReplyForm())
    form = SavedReplyForm(request.POST)
    if not form.is_valid():
        return _list(request, frame, form, status=INCOMPLETE)
    shared = form.cleaned_data["shared"] and _may_share(frame)
    owner, said = None if shared else frame.member.user, (form.cleaned_data["title"], form.cleaned_data["text"])
    try:
        actions.add(frame.member.desk, *said, owner=owner, by=frame.member.user.as_actor, at=frame.at)
    except REFUSALS as refusal:
        return _list(request, frame, form, refusal=str(refusal), status=CONFLICT)
    return redirect(LIST, desk)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def reply(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Show one text in a form; on POST change it."""
    frame = frame_for(request, desk, permission=Permission.WORK_TICKETS)
    row = saved_reply_of_member(frame.member, number)
    form = SavedReplyForm(request.POST or None, initial={"title": row.title, "text": row.text})
    shown = {"row": row, "form": form, "placeholders": PLACEHOLDERS}
    if request.method != "POST":
        return page(request, frame, "saved_reply", **shown)
    if not form.is_valid():
        return page(request, frame, "saved_reply", **shown, status=INCOMPLETE)
    said = form.cleaned_data["title"], form.cleaned_data["text"]
    try:
        actions.change(row, *said, by=frame.member.user.as_actor, at=frame.at)
    except REFUSALS as refusal:
        return page(request, frame, "saved_reply", **shown, refusal=str(refusal), status=CONFLICT)
    return redirect(LIST, desk)


@require_POST
@for_members
def retired(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Offer a text no longer."""
    frame = frame_for(request, desk, permission=Permission.WORK_TICKETS)
    actions.retire(saved_reply_of_member(frame.member, number), by=frame.member.user.as_actor, at=frame.at)
    return redirect(LIST, desk)


def _may_share(frame: Frame) -> bool:
    return permits(frame.member, Permission.MANAGE_DESK)


def _list(
    request: MemberRequest, frame: Frame, form: SavedReplyForm, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    rows = saved_replies_for(frame.member.user, frame.member.desk, at_most=2 * actions.KEPT_AT_MOST)
    shown = {"rows": rows, "form": form, "placeholders": PLACEHOLDERS, "may_share": _may_share(frame)}
    return page(request, frame, "saved_replies", **shown, refusal=refusal, status=status)
