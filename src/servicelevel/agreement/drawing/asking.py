"""Drawing what is said about asking: channels, plans, priorities, services, topics, facts and the form."""

from servicelevel.agreement.drawing.drawer import Drawer, Drawn, capital, stated, value_words
from servicelevel.agreement.page_nodes import Cell, CheckList, FactsList, Note, Table
from servicelevel.agreement.terms import ChannelTerm, FactTerm, FieldTerm, Outcome, PlanTerm
from servicelevel.decisions.explain import listing

# As many values as a line of the form's table lists.
_SHORT = 5
_OUTCOMES = {
    Outcome.SERVE: "Served",
    Outcome.REDIRECT: "Redirected",
    Outcome.REFUSE: "Not covered",
    Outcome.BEST_EFFORT: "Best effort",
}


def channels(drawer: Drawer) -> Drawn:
    """Draw the ways to ask as a table."""
    known = drawer.here(drawer.agreement.channels)
    rows = tuple(
        (
            Cell(text=channel.label, note=channel.address),
            Cell(text=channel.best_for),
            Cell(text=_hours(channel, drawer), note="with an account" if channel.needs_account else None),
        )
        for channel in known
    )
    return (Table(caption="Ways to ask", columns=("Way", "Best for", "Hours"), rows=rows),)


def _hours(channel: ChannelTerm, drawer: Drawer) -> str:
    return capital(drawer.calendar_label(channel.calendar)) if channel.calendar else "Any hour"


def plans(drawer: Drawer) -> Drawn:
    """Draw the plans, unless there is only one and nothing to say of it."""
    known = drawer.here(drawer.agreement.plans)
    if len(known) < 2 and not any(plan.definition for plan in known):
        return ()
    return (FactsList(title="Plans", pairs=tuple((plan.label, _plan(plan)) for plan in known)),)


def _plan(plan: PlanTerm) -> str:
    return ". ".join(filter(None, (plan.definition, "With an account manager" * plan.account_manager)))


def priorities(drawer: Drawer) -> Drawn:
    """Draw the priorities as a table, and their examples as lists."""
    known = drawer.here(drawer.agreement.priorities)
    rows = tuple(
        (
            Cell(text=priority.label, note="taken if you choose none" if priority.default else None),
            Cell(text=priority.definition),
        )
        for priority in known
    )
    table = Table(caption="Priorities", columns=("Priority", "When"), rows=rows)
    lists = tuple(
        CheckList(title=f"{priority.label}, for example", items=priority.examples)
        for priority in known
        if priority.examples
    )
    return (table, *lists)


def triage(drawer: Drawer) -> Drawn:
    """Draw who judges the priority."""
    return (Note(text=stated(drawer.agreement.triage).say),)


def services(drawer: Drawer) -> Drawn:
    """Draw the services and what is guaranteed of them."""
    rows = tuple(
        (
            Cell(text=service.label, note=service.definition or None),
            Cell(text=f"{service.availability} %" if service.availability is not None else "no guarantee"),
            Cell(text=f"each {service.window}" if service.availability is not None else ""),
        )
        for service in drawer.here(drawer.agreement.services)
    )
    columns = ("Service", "Guaranteed availability", "Measured over")
    return (Table(caption="Services", columns=columns, rows=rows),)


def topics(drawer: Drawer) -> Drawn:
    """Draw what qualifies and what does not."""
    term = stated(drawer.agreement.topics)
    return (
        CheckList(title="What qualifies", items=tuple(v.label for v in term.qualify), qualifies=True),
        CheckList(title="What does not", items=tuple(v.label for v in term.others), qualifies=False),
        Note(text=term.say),
    )


def facts(drawer: Drawer) -> Drawn:
    """Draw the facts that a ticket is asked for and that are declared here, unless their form stands here too."""
    form = drawer.agreement.intake
    return tuple(
        _values(term)
        for term in drawer.here(drawer.agreement.facts.values())
        if term.key in form.asks and (form.clause != drawer.clause or _defined(term))
    )


def _values(term: FactTerm) -> FactsList | CheckList:
    if _defined(term):
        return FactsList(title=term.label, pairs=tuple((value.label, value.definition) for value in term.values))
    return CheckList(title=term.label, items=tuple(value.label for value in term.values))


def _defined(term: FactTerm) -> bool:
    return any(value.definition for value in term.values)


def entitlements(drawer: Drawer) -> Drawn:
    """Draw who is entitled to what."""
    rows = tuple(
        (
            Cell(text=drawer.condition_words(rule.when) or "Everyone"),
            Cell(text=_OUTCOMES[rule.outcome]),
            Cell(text=rule.say or ""),
        )
        for rule in drawer.here(drawer.agreement.entitlements)
    )
    return (Table(caption="Who is served", columns=("Who asks", "Outcome", "What we say"), rows=rows),)


def intake(drawer: Drawer) -> Drawn:
    """Draw the fields of the form, and what to have at hand."""
    form = drawer.agreement.intake
    asked = tuple(
        (Cell(text=term.label), Cell(text=_choices(term)), Cell(text=_chosen(term)))
        for term in (drawer.agreement.facts[key] for key in form.asks)
    )
    rows = tuple(
        (
            Cell(text=field.label, note=_shown(field, drawer)),
            Cell(text=field.help or listing(field.options, last="or")),
            Cell(text="Required" if field.required else "If you can"),
        )
        for field in form.fields
    )
    table = Table(caption="What we ask", columns=("Field", "What to write", "Needed"), rows=asked + rows)
    ready = (CheckList(title="Have at hand", items=form.have_ready),) if form.have_ready else ()
    return (table, *ready)


def _choices(term: FactTerm) -> str:
    if len(term.values) > _SHORT:
        return f"One of those in clause {term.clause.number}"
    return value_words(term, (value.key for value in term.values))


def _chosen(term: FactTerm) -> str:
    return f"{value_words(term, (term.default,))}, unless chosen" if term.default else "To choose"


def _shown(field: FieldTerm, drawer: Drawer) -> str | None:
    if not field.shown_when:
        return None
    labels = (drawer.value_label(key, value) for key, values in field.shown_when.items() for value in sorted(values))
    return f"only for {listing(labels, last='or')}"
