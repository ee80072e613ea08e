"""The page of the categories of articles: adding, renaming, ordering and giving them up."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from upheld.desks.access import Permission
from upheld.knowledge.access import category_of_member
from upheld.knowledge.actions import categories as actions
from upheld.knowledge.queries.keeping import categories_of
from upheld.surfaces.console.knowledge.shelf import CONFLICT, INCOMPLETE, Keeping, keeping
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.settings.entries import LabelForm
from upheld.tickets.actions import listing

REFUSALS = (listing.BadLabel, listing.ListFull)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def categories(request: MemberRequest, desk: str) -> HttpResponse:
    """Show the categories; on POST add one."""
    work = _managing(request, desk)
    if request.method != "POST":
        return _page(work, LabelForm())
    form = LabelForm(request.POST)
    if not form.is_valid():
        return _page(work, form, status=INCOMPLETE)
    try:
        actions.add(work.desk, form.cleaned_data["label"], by=work.by, at=work.at)
    except REFUSALS as refusal:
        form.add_error("label", f"{refusal}".capitalize() + ".")
        return _page(work, form, status=CONFLICT)
    return redirect("console:article_categories", work.desk.name)


@require_POST
@for_members
def label(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Give a category another label; its address stays."""
    work = _managing(request, desk)
    row = category_of_member(work.member, number)
    try:
        actions.rename(row, request.POST.get("label", ""), by=work.by, at=work.at)
    except REFUSALS as refusal:
        return _page(work, LabelForm(), refusal=str(refusal), status=CONFLICT)
    return redirect("console:article_categories", work.desk.name)


@require_POST
@for_members
def higher(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Let a category stand one place higher."""
    work = _managing(request, desk)
    actions.move_up(category_of_member(work.member, number), by=work.by, at=work.at)
    return redirect("console:article_categories", work.desk.name)


@require_POST
@for_members
def retired(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Offer a category no longer; its articles stay."""
    work = _managing(request, desk)
    actions.retire(category_of_member(work.member, number), by=work.by, at=work.at)
    return redirect("console:article_categories", work.desk.name)


def _managing(request: MemberRequest, desk: str) -> Keeping:
    return keeping(request, desk, permission=Permission.PUBLISH_ARTICLES)


def _page(work: Keeping, form: LabelForm, *, refusal: str = "", status: int = 200) -> HttpResponse:
    rows = categories_of(work.desk)
    return work.page("categories", active="categories", categories=rows, form=form, refusal=refusal, status=status)
