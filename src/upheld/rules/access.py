"""The only way a surface gets a rule or one of its runs; another desk's does not exist."""

from upheld.desks.access import NotFound
from upheld.desks.models import ApiToken, Desk, Membership
from upheld.rules.models import Happening, Rule, RuleRun


def rule_of_member(member: Membership, pk: int) -> Rule:
    """Return a rule, in use, of the desk on which a membership was found."""
    return _rule(member.desk, pk)


def rule_for_token(token: ApiToken, pk: int) -> Rule:
    """Return a rule, in use, of the one desk to which a program's token is bound."""
    return _rule(token.desk, pk)


def _rule(desk: Desk, pk: int) -> Rule:
    found = Rule.objects.select_related("desk", "running").filter(desk=desk, retired_at__isnull=True)
    rule = found.filter(pk=pk).first()
    if rule is None:
        raise NotFound
    return rule


def run_of_member(member: Membership, pk: int) -> RuleRun:
    """Return a run of a rule of the desk on which a membership was found."""
    found = RuleRun.objects.select_related("rule__desk", "revision", "ticket__desk")
    run = found.filter(desk=member.desk, pk=pk).first()
    if run is None:
        raise NotFound
    return run


def set_aside_of_member(member: Membership, pk: int) -> Happening:
    """Return what rules could not be asked about, on the desk on which a membership was found."""
    found = Happening.objects.select_related("desk", "ticket__desk").filter(desk=member.desk, pk=pk)
    happening = found.exclude(fault="").first()
    if happening is None:
        raise NotFound
    return happening
