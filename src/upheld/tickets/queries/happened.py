"""What happened to a ticket, in words: a sentence for every verb recorded; what people wrote, their messages show."""

from django.utils.translation import gettext as _

from servicelevel.agreement import terms
from upheld.audit.models import AuditEvent
from upheld.tickets.models import Ticket
from upheld.tickets.queries.changes import fact_label
from upheld.tickets.queries.channels import channel_label
from upheld.tickets.queries.faces import METRIC_LABELS
from upheld.tickets.queries.links import SAID


def event_words(event: AuditEvent, agreement: terms.Agreement) -> str:
    """Return one event of a ticket's history, to follow the name of whoever did it."""
    words = _WORDS.get(event.verb)
    return words(event, agreement) if words else event.verb


def verbs() -> frozenset[str]:
    """Return every verb that there are words for."""
    return frozenset(_WORDS)


def reason_label(agreement: terms.Agreement, key: str) -> str:
    """Return what the agreement calls a reason to wait."""
    return next((reason.label for reason in agreement.pause_reasons if reason.key == key), key)


def _received(event: AuditEvent, agreement: terms.Agreement) -> str:
    return _("asked through {channel}").format(channel=channel_label(agreement, event.facts.get("channel") or "portal"))


def _assigned(event: AuditEvent, _agreement: terms.Agreement) -> str:
    to = event.facts.get("to", "")
    return _("took it") if to == event.by_name else _("gave it to {who}").format(who=to)


def _following(event: AuditEvent, oneself: str, another: str) -> str:
    who = event.facts.get("who", "")
    return oneself if who == event.by_name else another % {"who": who}


def _held(event: AuditEvent, agreement: terms.Agreement) -> str:
    reason = reason_label(agreement, event.facts.get("reason", "")).lower()
    return _("put it on hold: {reason}").format(reason=reason)


def _priority_set(event: AuditEvent, agreement: terms.Agreement) -> str:
    told = event.facts
    to, asked = (fact_label(agreement, "priority", told.get(key, "")) for key in ("to", "asked"))
    reason = told.get("reason", "")
    if told.get("asked") in ("", None, told.get("to")):
        return _("set the priority to {priority}: {reason}").format(priority=to, reason=reason)
    words = _("set the priority to {priority} (asked: {asked}): {reason}")
    return words.format(priority=to, asked=asked, reason=reason)


def _emergency_judged(event: AuditEvent, _agreement: terms.Agreement) -> str:
    judged = event.facts.get("emergency")
    words = _("judged it to be an emergency: {reason}") if judged else _("judged it to be not an emergency: {reason}")
    return words.format(reason=event.facts.get("reason", ""))


def _facts_corrected(event: AuditEvent, agreement: terms.Agreement) -> str:
    right = event.facts.get("right", {})
    said = ", ".join(
        _("{fact} is {value}").format(
            fact=agreement.facts[key].label if key in agreement.facts else key,
            value=fact_label(agreement, key, value),
        )
        for key, value in right.items()
    )
    return _("put right: {facts}: {reason}").format(facts=said, reason=event.facts.get("reason", ""))


def _plan_changed(event: AuditEvent, agreement: terms.Agreement) -> str:
    plan = fact_label(agreement, "plan", event.facts.get("to", ""))
    return _("changed the plan to {plan}: {reason}").format(plan=plan, reason=event.facts.get("reason", ""))


def _moved(event: AuditEvent, _agreement: terms.Agreement) -> str:
    told = event.facts
    words = _("moved it from version {before} of the agreement to version {after}: {reason}")
    return words.format(before=told.get("from"), after=told.get("to"), reason=told.get("reason"))


def _counted_as_corrected(event: AuditEvent, _agreement: terms.Agreement) -> str:
    told = event.facts
    words = _("counted it anew: version {version} corrects the hours of version {corrects}")
    return words.format(version=told.get("version"), corrects=told.get("corrects"))


def _fulfilled(event: AuditEvent, _agreement: terms.Agreement) -> str:
    told = event.facts
    return _("fulfilled “{promise}”: {by}").format(promise=told.get("words", ""), by=told.get("by", ""))


def _rated(event: AuditEvent, _agreement: terms.Agreement) -> str:
    rating = event.facts.get("rating", "")
    if event.facts.get("changed"):
        return _("now rates the help {rating} of 5").format(rating=rating)
    return _("rated the help {rating} of 5").format(rating=rating)


def _resolved(event: AuditEvent, _agreement: terms.Agreement) -> str:
    code = event.facts.get("code")
    return _("resolved it: {code}").format(code=code) if code else _("resolved it")


def _linked(event: AuditEvent, _agreement: terms.Agreement) -> str:
    said = SAID.get((event.facts.get("kind", ""), bool(event.facts.get("outward"))), "")
    words = _("linked it: {said} {other}") if event.verb == "linked" else _("took the link back: {said} {other}")
    return words.format(said=str(said).lower(), other=event.facts.get("other", ""))


def _filled(event: AuditEvent, _agreement: terms.Agreement) -> str:
    said = [
        f"{one['label']}: {one['value']}" if one["value"] else str(one["label"])
        for one in event.facts.get("fields", ())
    ]
    return _("filled in {fields}").format(fields=", ".join(said))


def _tagged(event: AuditEvent, _agreement: terms.Agreement) -> str:
    return _("tagged it {tag}").format(tag=event.facts.get("tag", ""))


def _untagged(event: AuditEvent, _agreement: terms.Agreement) -> str:
    return _("removed the tag {tag}").format(tag=event.facts.get("tag", ""))


def _passed_on(event: AuditEvent, _agreement: terms.Agreement) -> str:
    to, reason = event.facts.get("to"), event.facts.get("reason", "")
    if not to:
        return _("gave it back to the whole desk: {reason}").format(reason=reason)
    return _("passed it to {team}: {reason}").format(team=to, reason=reason)


def _released(event: AuditEvent, _agreement: terms.Agreement) -> str:
    who = event.facts.get("from", "")
    return _("let it go") if who == event.by_name else _("took it from {who}").format(who=who)


def _kind_changed(event: AuditEvent, _agreement: terms.Agreement) -> str:
    labels = dict(Ticket.Kind.choices)
    was, now = (labels.get(event.facts.get(key, ""), "") for key in ("from", "to"))
    return _("said that it is: {kind} (was: {before})").format(kind=now, before=was)


def _merged(event: AuditEvent, _agreement: terms.Agreement) -> str:
    other, reason = event.facts.get("other", ""), event.facts.get("reason", "")
    if event.verb == "merged away":
        words = _("merged it into {other}: {reason}") if reason else _("merged it into {other}")
        return words.format(other=other, reason=reason)
    if event.verb == "merged in":
        words = _("merged {other} into it: {reason}") if reason else _("merged {other} into it")
        return words.format(other=other, reason=reason)
    return _("undid the merge with {other}: {reason}").format(other=other, reason=reason)


def _split(event: AuditEvent, _agreement: terms.Agreement) -> str:
    other = event.facts.get("other", "")
    if event.verb == "split off":
        return _("made a ticket of a message: {other}").format(other=other)
    return _("made it of a message on {other}").format(other=other)


def _metric(event: AuditEvent) -> str:
    return str(METRIC_LABELS.get(event.facts.get("metric", ""), ("", ""))[0])


_WORDS = {
    "received": _received,
    "replied": lambda _event, _agreement: _("wrote to the customer"),
    "customer replied": lambda _event, _agreement: _("wrote to the desk"),
    "noted": lambda _event, _agreement: _("wrote an internal note"),
    "forwarded": lambda _event, _agreement: _("forwarded it"),
    "assigned": _assigned,
    "followed": lambda event, _agreement: _following(event, _("follows it"), _("lets %(who)s follow it")),
    "unfollowed": lambda event, _agreement: _following(event, _("follows it no longer"), _("took %(who)s off it")),
    "held": _held,
    "hold lifted": lambda _event, _agreement: _("took it off hold"),
    "resolved": _resolved,
    "reopened": lambda _event, _agreement: _("opened it again"),
    "came close": lambda event, _agreement: _("{promise} is close to its due time").format(promise=_metric(event)),
    "missed": lambda event, _agreement: _("{promise} was missed").format(promise=_metric(event)),
    "breached": lambda event, _agreement: _("{promise} was breached").format(promise=_metric(event)),
    "clock unreadable": lambda event, _agreement: _("{promise} could not be read: {reason}").format(
        promise=_metric(event), reason=event.facts.get("reason", "")
    ),
    "charge accepted": lambda event, _agreement: _("accepted {amount} per {per}, which may be charged").format(
        amount=event.facts.get("amount", ""), per=event.facts.get("per", "")
    ),
    "priority set": _priority_set,
    "emergency judged": _emergency_judged,
    "facts corrected": _facts_corrected,
    "plan changed": _plan_changed,
    "moved to version": _moved,
    "counted as corrected": _counted_as_corrected,
    "fulfilled": _fulfilled,
    "spent time": lambda event, _agreement: _("spent {minutes} min on it. {note}").format(**event.facts).strip(),
    "withdrew time": lambda event, _agreement: _("withdrew {minutes} min").format(**event.facts),
    "escalation asked": lambda _event, _agreement: _("asked for escalation"),
    "escalation accepted": lambda _event, _agreement: _("accepted the escalation"),
    "escalation declined": lambda _event, _agreement: _("declined the escalation"),
    "colleague invited": lambda _event, _agreement: _("let somebody else follow it"),
    "colleague proposed": lambda _event, _agreement: _("asked that somebody else may follow it"),
    "colleague allowed": lambda _event, _agreement: _("allowed somebody else to follow it"),
    "colleague left": lambda _event, _agreement: _("ended that somebody follows it"),
    "rated": _rated,
    "took back": lambda _event, _agreement: _("took a reply back before it went out"),
    "not sent": lambda event, _agreement: _("wrote a reply that could not be sent: {reason}").format(
        reason=event.facts.get("reason", "")
    ),
    "ran macro": lambda event, _agreement: _("ran the macro {macro}").format(macro=event.facts.get("macro", "")),
    "passed on": _passed_on,
    "released": _released,
    "kind changed": _kind_changed,
    "linked": _linked,
    "unlinked": _linked,
    "fields filled": _filled,
    "merged away": _merged,
    "merged in": _merged,
    "merge undone": _merged,
    "split off": _split,
    "split from": _split,
    "tagged": _tagged,
    "untagged": _untagged,
}
