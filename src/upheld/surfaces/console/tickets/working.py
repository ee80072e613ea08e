"""What every act on a ticket shares: loading it, going back to its page, or showing there why it was refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render

from servicelevel.instants import PromiseError
from upheld.audit.facts import Actor
from upheld.customers.actions import merge_refusals
from upheld.desks.access import Permission, member_for
from upheld.desks.models import Membership
from upheld.now import now
from upheld.surfaces.console.frame import frame_of
from upheld.surfaces.console.members import MemberRequest
from upheld.surfaces.console.tickets.page import Tried, ticket_page
from upheld.tickets.access import ticket_of_member
from upheld.tickets.actions import (
    assign,
    attach,
    closure,
    colleagues,
    effort,
    escalate,
    fields,
    forward,
    fulfil,
    hold,
    lock,
    merge,
    message,
    recount,
    split,
    tags,
    team,
    ticket_links,
    triage,
    unread,
    upload,
    version,
)
from upheld.tickets.actions.attach import Chosen
from upheld.tickets.models import Message, Ticket
from upheld.tickets.queries.fields import BadValue
from upheld.tickets.queries.tags import BadTag
from upheld.workflows.choose_files import choose_files

# What an action may anticipate and refuse; its message is for the person who tried.
REFUSALS = (
    assign.AgentAway,
    assign.NotOnThisDesk,
    attach.NotWaiting,
    attach.StillArriving,
    attach.TooManyFiles,
    closure.AlreadyResolved,
    closure.ClosingCodeOwed,
    closure.FieldsOwed,
    closure.NotResolved,
    closure.UnknownClosingCode,
    colleagues.AlreadyTheirs,
    colleagues.NoAddress,
    colleagues.NobodyWaits,
    colleagues.TooManyFollow,
    fields.ChangedMeanwhile,
    fields.UnknownField,
    effort.BadMinutes,
    effort.NotYet,
    effort.WithNobody,
    escalate.NothingAsked,
    forward.BackToTheDesk,
    forward.NothingChosen,
    forward.NotOnThisTicket,
    forward.TooManyForwards,
    forward.TooMuchChosen,
    forward.ToTheCustomer,
    fulfil.AlreadyFulfilled,
    fulfil.NothingNamed,
    fulfil.NothingToFulfil,
    hold.AlreadyOnHold,
    hold.AlreadyResolved,
    hold.NotOnHold,
    hold.UnknownReason,
    lock.MergedAway,
    merge.LetsPromiseGo,
    merge.NoReason,
    merge.NotOpen,
    merge.OfAnotherDesk,
    merge.OfAnotherPerson,
    merge.ReplyOnItsWay,
    merge.SameTicket,
    merge_refusals.MergedFurther,
    merge_refusals.TooLateToUndo,
    merge_refusals.UndoneAlready,
    message.NothingSaid,
    recount.AlreadyResolved,
    recount.ChangedMeanwhile,
    recount.NoReason,
    split.NotFromTheCustomer,
    split.SplitAlready,
    split.TheRequestItself,
    tags.TooManyTags,
    team.AlreadyResolved,
    team.AlreadyThere,
    team.NoReason,
    team.NotATeam,
    ticket_links.AcrossDesks,
    ticket_links.LinksToItself,
    ticket_links.TooManyLinks,
    ticket_links.WouldCircle,
    BadTag,
    BadValue,
    triage.AlreadySo,
    triage.NotDeclared,
    triage.NotForTheDesk,
    unread.AnsweredMeanwhile,
    upload.Empty,
    upload.NoRoom,
    upload.TooLarge,
    upload.TooManyWaiting,
    version.NotALaterVersion,
    PromiseError,
)
INCOMPLETE = 422
CONFLICT = 409


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """A ticket, loaded for a person who may change it."""

    request: MemberRequest
    member: Membership
    ticket: Ticket
    at: datetime

    @property
    def by(self) -> Actor:
        """Who works."""
        return self.member.user.as_actor

    def files(self, kind: Message.Kind) -> Chosen:
        """Take what the form carries, and return the files that are to go with a kind of message."""
        named, carried = self.request.POST.getlist("upload"), self.request.FILES.getlist("files")
        return choose_files(self.ticket, named, carried, kind=kind, by=self.by, at=self.at)

    @property
    def in_place(self) -> bool:
        """Whether only the part of the page on which it was done is shown anew."""
        return "HX-Request" in self.request.headers

    def part(self, template: str, shown: Mapping[str, object], *, status: int = 200) -> HttpResponse:
        """Show one part of the ticket's page, as the ticket stands by now."""
        ticket = ticket_of_member(self.member, self.ticket.number)
        return render(self.request, template, {"ticket": ticket, "may_work": True, **shown}, status=status)

    def done(self) -> HttpResponse:
        """Go back to the ticket's page."""
        return redirect("console:ticket", self.ticket.desk.name, self.ticket.number)

    def refused(self, tried: Tried) -> HttpResponse:
        """Show the ticket's page with what was tried, as the ticket stands by now."""
        fresh = ticket_of_member(self.member, self.ticket.number)
        return ticket_page(self.request, fresh, tried, frame=frame_of(self.request, self.member, at=now()))


def work_on(request: MemberRequest, desk: str, number: int, *, at: datetime) -> Work:
    """Return a ticket for somebody who may work it; whoever may not is told that it does not exist."""
    member = member_for(request.user, desk, permission=Permission.WORK_TICKETS)
    return Work(request=request, member=member, ticket=ticket_of_member(member, number), at=at)
