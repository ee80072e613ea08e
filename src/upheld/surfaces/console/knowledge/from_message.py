"""Making an article of what was said on a ticket; what names somebody is taken out first, and shown."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from upheld.desks.access import Permission, member_for
from upheld.knowledge.actions import writing
from upheld.knowledge.queries.anonymous import anonymous
from upheld.surfaces.console.knowledge.forms import WordsForm
from upheld.surfaces.console.knowledge.shelf import INCOMPLETE, keeping
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.tickets.access import message_on, ticket_of_member


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def from_message(request: MemberRequest, desk: str, number: int, message: UUID) -> HttpResponse:
    """Show what would become an article, and what was taken out; on POST begin it, for colleagues alone at first."""
    work = keeping(request, desk)
    member_for(request.user, desk, permission=Permission.READ_TICKETS)
    ticket = ticket_of_member(work.member, number)
    said = anonymous(message_on(ticket, message))
    language = work.member.user.language or "en"
    if request.method != "POST":
        form = WordsForm(initial={"title": said.title, "text": said.text, "language": language})
        return work.page("from_message", ticket=ticket, form=form, taken=said.taken)
    form = WordsForm(request.POST)
    if not form.is_valid():
        return work.page("from_message", ticket=ticket, form=form, taken=said.taken, status=INCOMPLETE)
    return work.back_to(writing.begin(work.desk, form.words(), by=work.by, at=work.at))
