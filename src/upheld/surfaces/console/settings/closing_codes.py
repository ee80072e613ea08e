"""The page of a desk's closing codes: adding, renaming, ordering and giving them up."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.settings.entries import LabelForm, Settling, settling
from upheld.surfaces.console.settings.pages import CONFLICT, INCOMPLETE
from upheld.tickets.access import closing_code_of_member
from upheld.tickets.actions import closing_codes, listing
from upheld.tickets.queries.closing_codes import codes_of

LIST = "console:closing_codes"
REFUSALS = (listing.BadLabel, listing.ListFull)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def codes(request: MemberRequest, desk: str) -> HttpResponse:
    """Show the desk's closing codes; on POST add one."""
    work = settling(request, desk)
    if request.method != "POST":
        return _page(work, LabelForm())
    form = LabelForm(request.POST)
    if not form.is_valid():
        return _page(work, form, status=INCOMPLETE)
    try:
        closing_codes.add(work.desk, form.cleaned_data["label"], by=work.by, at=work.at)
    except REFUSALS as refusal:
        form.add_error("label", f"{refusal}".capitalize() + ".")
        return _page(work, form, status=CONFLICT)
    return work.back_to(LIST)


@require_POST
@for_members
def label(request: MemberRequest, desk: str, code: int) -> HttpResponse:
    """Give a code another label."""
    work = settling(request, desk)
    row = closing_code_of_member(work.member, code)
    try:
        closing_codes.rename(row, request.POST.get("label", ""), by=work.by, at=work.at)
    except REFUSALS as refusal:
        return _page(work, LabelForm(), refusal=str(refusal), status=CONFLICT)
    return work.back_to(LIST)


@require_POST
@for_members
def higher(request: MemberRequest, desk: str, code: int) -> HttpResponse:
    """Let a code stand one place higher."""
    work = settling(request, desk)
    closing_codes.move_up(closing_code_of_member(work.member, code), by=work.by, at=work.at)
    return work.back_to(LIST)


@require_POST
@for_members
def retired(request: MemberRequest, desk: str, code: int) -> HttpResponse:
    """Offer a code no longer."""
    work = settling(request, desk)
    closing_codes.retire(closing_code_of_member(work.member, code), by=work.by, at=work.at)
    return work.back_to(LIST)


def _page(work: Settling, form: LabelForm, *, refusal: str = "", status: int = 200) -> HttpResponse:
    return work.page("closing_codes", codes=codes_of(work.desk), form=form, refusal=refusal, status=status)
