"""Customers from a file and into one: uploading, looking at what would change, importing, exporting."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from servicelevel.agreement import terms
from upheld.customers.access import import_of_member
from upheld.customers.actions import importing as actions
from upheld.customers.facts.csv_lines import COLUMNS, LINES_AT_MOST, NotACustomerFile, read_file, write_lines
from upheld.customers.facts.import_plan import Vocabulary
from upheld.customers.queries.importing import exported, import_plan, imports_waiting
from upheld.desks.access import Permission, member_for
from upheld.now import now
from upheld.surfaces.console.customers.asking import INCOMPLETE
from upheld.surfaces.console.frame import Frame, frame_of
from upheld.surfaces.console.members import MemberRequest, for_members


class UploadForm(forms.Form):
    """A file of customers."""

    use_required_attribute = False
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("CSV, in UTF-8, with a head. Nothing is imported before you have seen what it changes."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={
            "required": gettext_lazy("Choose a file."),
            "empty": gettext_lazy("The file is empty."),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def imports(request: MemberRequest, desk: str) -> HttpResponse:
    """Show the files that wait; on POST keep a new one, to be looked at."""
    member = member_for(request.user, desk, permission=Permission.MANAGE_CUSTOMERS)
    frame = frame_of(request, member, at=now(), view="customers")
    if request.method != "POST":
        return _page(request, frame, form=UploadForm())
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, frame, form=form, status=INCOMPLETE)
    file = form.cleaned_data["file"]
    try:
        text = read_file(file.read())
        row = actions.upload(member.desk, text, file_name=file.name, by=member.user.as_actor, at=frame.at)
    except NotACustomerFile as refusal:
        return _page(request, frame, form=form, refusal=str(refusal), status=INCOMPLETE)
    return redirect("console:customer_import", desk, row.pk)


@require_safe
@for_members
def preview(request: MemberRequest, desk: str, upload: int) -> HttpResponse:
    """Show what each line of a file would change, or, once it was imported, what became of it."""
    member = member_for(request.user, desk, permission=Permission.MANAGE_CUSTOMERS)
    row = import_of_member(member, upload)
    frame = frame_of(request, member, at=now(), view="customers")
    waiting = not row.confirmed_at and not row.discarded_at
    plan = import_plan(member.desk, row.text, vocabulary(frame.agreement)) if waiting else None
    counts = {effect: plan.count(effect) for effect in ("adds", "changes", "same", "refused")} if plan else row.outcome
    context = {
        **frame.context,
        "desk_slug": desk,
        "upload": row,
        "lines": plan.lines if plan else (),
        "counts": counts,
        "imported": counts.get("adds", 0) + counts.get("changes", 0),
    }
    return render(request, "console/customers/import.html", context)


@require_POST
@for_members
def confirm(request: MemberRequest, desk: str, upload: int) -> HttpResponse:
    """Import a file that was looked at."""
    member = member_for(request.user, desk, permission=Permission.MANAGE_CUSTOMERS)
    row = import_of_member(member, upload)
    frame = frame_of(request, member, at=now())
    try:
        actions.confirm(row, vocabulary(frame.agreement), by=member.user.as_actor, at=frame.at)
    except actions.AlreadyDecided as refusal:
        messages.warning(request, _("Nothing was done: %(why)s.") % {"why": refusal})
    return redirect("console:customer_import", desk, row.pk)


@require_POST
@for_members
def discard(request: MemberRequest, desk: str, upload: int) -> HttpResponse:
    """Throw a file away."""
    member = member_for(request.user, desk, permission=Permission.MANAGE_CUSTOMERS)
    row = import_of_member(member, upload)
    try:
        actions.discard(row, by=member.user.as_actor, at=now())
    except actions.AlreadyDecided as refusal:
        messages.warning(request, _("Nothing was done: %(why)s.") % {"why": refusal})
    return redirect("console:customer_imports", desk)


@require_safe
@for_members
def export(request: MemberRequest, desk: str) -> HttpResponseBase:
    """Hand out a desk's customers as a file that can be imported again."""
    member = member_for(request.user, desk, permission=Permission.EXPORT_CUSTOMERS)
    answer = StreamingHttpResponse(_utf8(write_lines(exported(member.desk))), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="customers-{member.desk.name}.csv"'
    return answer


def vocabulary(agreement: terms.Agreement) -> Vocabulary:
    """Return what a file may call the agreement's plans and licences."""
    plans = {word.lower(): plan.key for plan in agreement.plans for word in (plan.label, plan.key)}
    asked = agreement.facts.get("licence")
    values = asked.values if asked else ()
    return Vocabulary(plans=plans, licences={word.lower(): one.key for one in values for word in (one.label, one.key)})


def _utf8(lines: Iterable[str]) -> Iterable[bytes]:
    """Yield text as UTF-8 with the mark by which spreadsheets know it."""
    yield b"\xef\xbb\xbf"
    for line in lines:
        yield line.encode()


def _page(request: MemberRequest, frame: Frame, *, status: int = 200, **shown: Any) -> HttpResponse:
    context = {
        **frame.context,
        "desk_slug": frame.member.desk.name,
        "waiting": imports_waiting(frame.member.desk),
        "columns": COLUMNS,
        "lines_at_most": LINES_AT_MOST,
        **shown,
    }
    return render(request, "console/customers/imports.html", context, status=status)
