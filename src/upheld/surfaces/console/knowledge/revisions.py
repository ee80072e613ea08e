"""What an article said before: which revisions there are, what differs between two, bringing one back."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from upheld.knowledge.access import revision_of
from upheld.knowledge.actions import writing
from upheld.knowledge.models import Revision
from upheld.knowledge.queries.keeping import revisions_of
from upheld.surfaces.console.agreement.revisions import differences
from upheld.surfaces.console.knowledge.shelf import Keeping, keeping
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.settings.pages import number_in


@require_safe
@for_members
def revisions(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """List what was published of an article, newest first."""
    work = keeping(request, desk)
    row = work.article(number)
    return work.page("revisions", article=row, revisions=revisions_of(row))


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def revision(request: MemberRequest, desk: str, number: int, which: int) -> HttpResponse:
    """Show a revision and how it differs from another, else from the draft; when posted, bring it back."""
    work = keeping(request, desk)
    row = work.article(number)
    kept = revision_of(row, which)
    if request.method == "POST":
        return _bring_back(work, kept)
    against = number_in(request.GET.get("against", ""))
    other = revision_of(row, against) if against else None
    changes = list(differences((other or row.draft).text, kept.text))
    others = revisions_of(row)
    return work.page("revision", article=row, kept=kept, other=other, changes=changes, others=others)


def _bring_back(work: Keeping, kept: Revision) -> HttpResponse:
    read = number_in(work.request.POST.get("revision", "")) or 0
    try:
        writing.bring_back(kept, revision=read, by=work.by, at=work.at)
    except writing.WrittenMeanwhile as refusal:
        messages.error(work.request, _("Nothing was brought back: {refusal}.").format(refusal=refusal))
    else:
        messages.success(work.request, _("The draft says again what revision {n} said.").format(n=kept.number))
    return work.back_to(kept.article)
