"""What a bulk act asks of whoever wants it, by verb; the forms decide and write nothing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from upheld.desks.queries import agents_of, teams_of
from upheld.surfaces.console.frame import Frame
from upheld.tickets.models import BulkAct
from upheld.tickets.models.tag import TAG_LENGTH_AT_MOST
from upheld.tickets.queries.closing_codes import codes_of

Verb = BulkAct.Verb
OFFERED = tuple((verb.value, verb.label) for verb in Verb if verb != Verb.UNDO)
_WHY_AT_MOST = 500


class BulkForm(forms.Form):
    """The arguments of one verb."""

    use_required_attribute = False

    def __init__(self, verb: str, frame: Frame, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.verb = verb
        self.fields.update(_fields(verb, frame))

    def arguments(self) -> dict[str, Any]:
        """Return what the verb needs to know; of a valid form."""
        said = dict(self.cleaned_data)
        for name in ("agent", "team"):
            if name in said:
                said[name] = int(said[name]) if said[name] else None
        return {"code": "", **said} if self.verb == Verb.RESOLVE else said


def _fields(verb: str, frame: Frame) -> dict[str, forms.Field]:
    desk = frame.member.desk
    if verb == Verb.ASSIGN:
        people = [("", _("Nobody")), *((str(agent.pk), str(agent)) for agent in agents_of(desk))]
        return {"agent": forms.ChoiceField(label=_("Give them to"), choices=people, required=False)}
    if verb == Verb.TEAM:
        teams = [("", _("The whole desk")), *((str(team.pk), team.name) for team in teams_of(desk))]
        return {"team": forms.ChoiceField(label=_("Pass them to"), choices=teams, required=False), "reason": _why()}
    if verb in (Verb.TAG, Verb.UNTAG):
        return {"tag": forms.CharField(label=_("Tag"), max_length=TAG_LENGTH_AT_MOST)}
    if verb == Verb.HOLD:
        reasons = [(reason.key, reason.label) for reason in frame.agreement.pause_reasons]
        note = forms.CharField(label=_("What we asked for"), max_length=_WHY_AT_MOST, required=False)
        return {"reason": forms.ChoiceField(label=_("We wait"), choices=reasons), "note": note}
    if verb == Verb.RESOLVE:
        codes = [(code.key, code.label) for code in codes_of(desk)]
        return {"code": forms.ChoiceField(label=_("How they ended"), choices=codes)} if codes else {}
    if verb == Verb.PRIORITY:
        known = [(term.key, term.label) for term in frame.agreement.priorities]
        return {"priority": forms.ChoiceField(label=_("Priority"), choices=known), "reason": _why()}
    return {}


def _why() -> forms.CharField:
    return forms.CharField(label=_("Why"), max_length=_WHY_AT_MOST)
