"""Changing what people are on a desk, and ending it; who joins is the work of `people` and `invitation`."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.accounts.actions import profile
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.desks.actions import invitation, token
from upheld.desks.models import Desk, Membership, TeamMember


class LastManager(ValueError):
    """A desk keeps at least one manager."""


class NotOnDesk(ValueError):
    """This person is no longer on the desk."""


@transaction.atomic
def change_role(member: Membership, role: Membership.Role, *, by: Actor, at: datetime) -> Membership:
    """Make a member something else on their desk; the same again changes nothing.

    Locks the desk, so that two managers who demote one another at once leave one. Who becomes an auditor leaves the
    desk's teams. Raises LastManager, NotOnDesk.
    """
    member = _locked(member)
    if member.role == role:
        return member
    _refuse_last_manager(member)
    before, member.role = member.role, role.value
    member.save(update_fields=["role"])
    if role == Membership.Role.AUDITOR:
        _leave_teams(member, by=by, at=at)
    told = {"who": str(member.user), "from": before, "to": role.value}
    record("membership", member.pk, "role changed", desk=member.desk.name, by=by, at=at, facts=told)
    return member


@transaction.atomic
def end(member: Membership, *, by: Actor, at: datetime) -> Membership:
    """End a person's time on a desk.

    Locks the desk. What they had of it ends with it: their teams, every session wherever it is open, the programs'
    keys that they made, the invitations that they sent. Their tickets are let go by the workflow that calls this.
    Raises LastManager, NotOnDesk.
    """
    member = _locked(member)
    _refuse_last_manager(member)
    member.ended_at, member.ended_by = at, by.reference
    member.save(update_fields=["ended_at", "ended_by"])
    _leave_teams(member, by=by, at=at)
    profile.end_sessions(member.user, by=by, at=at)
    token.revoke_made_by(member, by=by, at=at)
    invitation.withdraw_sent_by(member, by=by, at=at)
    record("membership", member.pk, "ended", desk=member.desk.name, by=by, at=at, facts={"who": str(member.user)})
    return member


def _locked(member: Membership) -> Membership:
    Desk.objects.select_for_update().get(pk=member.desk_id)
    present = Membership.objects.select_for_update(of=("self",)).select_related("desk", "user")
    found = present.filter(pk=member.pk, ended_at__isnull=True).first()
    if found is None:
        raise NotOnDesk(_("%(who)s is no longer on %(desk)s") % {"who": member.user, "desk": member.desk})
    return found


def _refuse_last_manager(member: Membership) -> None:
    managers = Membership.objects.filter(
        desk=member.desk, role=Membership.Role.MANAGER, ended_at__isnull=True, user__is_active=True
    )
    if member.role == Membership.Role.MANAGER and not managers.exclude(pk=member.pk).exists():
        raise LastManager(
            _("%(who)s is the last manager of %(desk)s; make somebody else a manager first")
            % {"who": member.user, "desk": member.desk}
        )


def _leave_teams(member: Membership, *, by: Actor, at: datetime) -> None:
    present = TeamMember.objects.filter(team__desk=member.desk, user=member.user, ended_at__isnull=True)
    for place in present.select_related("team"):
        record("team", place.team_id, "left", desk=member.desk.name, by=by, at=at, facts={"who": str(member.user)})
    present.update(ended_at=at, ended_by=by.reference)
