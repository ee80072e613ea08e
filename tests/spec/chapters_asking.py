"""The chapters about who may ask, how, and with which priority."""

from tests.spec.outline import Chapter, Section
from tests.spec.paragraphs import Promises, Refused, Shown

LICENCES = "facts: {licence: {default: direct, values: {direct: Bought from us, reseller: From a reseller}}}\n"
RESELLER = (
    LICENCES
    + "entitlement:\n  - when: {licence: reseller}\n    outcome: redirect\n    say: Please contact your reseller."
)

CHAPTERS = (
    Chapter(
        title="Who may ask",
        says="What a request is entitled to follows from facts about whoever asks and what they ask about.",
        sections=(
            Section(
                kind="facts",
                says="Facts that rules ask about and that no other statement declares: licence, role, category and"
                " emergency. Priority, plan, channel, service and topic are facts too; their own statements declare them.",
                paragraphs=(
                    Promises(
                        claim="A fact has values, each with what people call it; rules then ask about it.",
                        terms="facts:\n  category:\n    label: Category\n    values:\n      question: General question\n"
                        "      defect: {label: Defect, definition: Something does not work}\n"
                        "targets: {response_time: {strength: target, rules: [{when: {category: defect}, within: 2 business hours}]}}",
                        facts={"category": "defect"},
                        at="2026-11-23T10:00",
                        expect="response_time: Monday 23 November 2026 at 12:00",
                    ),
                    Refused(
                        claim="A fact that another statement declares is not declared again.",
                        terms="facts: {priority: {values: {p1: P1}}}",
                        expect="priority is declared by priorities",
                    ),
                ),
            ),
            Section(
                kind="plans",
                says="The plans or tiers that customers buy. A ticket's plan is that of its customer's contract, or the default.",
                paragraphs=(
                    Shown(
                        claim="A plan may come with an account manager.",
                        terms="plans:\n  standard: {label: Standard, default: true}\n"
                        "  enterprise: {label: Enterprise, account_manager: true}",
                        expect="account manager",
                    ),
                ),
            ),
            Section(
                kind="entitlement",
                says="Rules, first match wins: serve, redirect, refuse, or serve as best effort. Whom no rule names is served.",
                paragraphs=(
                    Promises(
                        claim="Whoever is redirected is told where to, and nothing is promised.",
                        terms=RESELLER,
                        facts={"licence": "reseller"},
                        at="2026-11-23T10:00",
                        expect="redirect: Please contact your reseller.",
                    ),
                    Refused(
                        claim="Nobody is turned away without words.",
                        terms="entitlement: {when: {priority: p1}, outcome: refuse}",
                        expect="must be told in words",
                    ),
                ),
            ),
            Section(
                kind="topics",
                says="Topics that are supported and topics that are not, with the words for saying so.",
                paragraphs=(
                    Promises(
                        claim="A topic among the others is refused, unless outcome says something else.",
                        terms="topics:\n  qualify: {mail: Mail}\n  others: {hardware: Hardware}\n  say: We do not repair hardware.",
                        facts={"topic": "hardware"},
                        at="2026-11-23T10:00",
                        expect="refuse: We do not repair hardware.",
                    ),
                ),
            ),
        ),
    ),
    Chapter(
        title="How to ask",
        says="The ways in, and what each request is asked for.",
        sections=(
            Section(
                kind="channels",
                says="Ways to ask. Each keeps the hours of a calendar, or is open at any hour.",
                paragraphs=(
                    Shown(
                        claim="A phone that keeps office hours.",
                        terms="channels:\n  phone: {label: Phone, hours: office, best_for: Urgent trouble, address: +33 1 00}",
                        expect="Urgent trouble",
                    ),
                    Refused(
                        claim="A channel says when it is open.",
                        terms="channels: {phone: {label: Phone, best_for: Urgent trouble}}",
                        expect="needs 'hours'",
                    ),
                ),
            ),
            Section(
                kind="intake",
                says="The form: which facts it asks for, which fields it has, and what to have at hand.",
                paragraphs=(
                    Shown(
                        claim="A field may appear for some requests only.",
                        terms="intake:\n  asks: [priority]\n  fields:\n    host:\n      label: Host name\n      kind: text\n"
                        "      required: true\n      when: {priority: p1}\n  have_ready: The exact error message",
                        expect="Host name",
                    ),
                    Refused(
                        claim="A choice needs something to choose from.",
                        terms="intake: {fields: {size: {label: Size, kind: choice}}}",
                        expect="a choice needs options",
                    ),
                ),
            ),
        ),
    ),
    Chapter(
        title="Priorities",
        says="Relative importance, as the agreement names it.",
        sections=(
            Section(
                kind="priorities",
                says="The priorities, the most urgent first. With a default none need be chosen; without one, it must.",
                paragraphs=(
                    Refused(
                        claim="Priorities are stated once; the small agreement of these examples has p1 and p2.",
                        terms="priorities: {p3: {label: P3, definition: A question}}",
                        expect="priorities is stated already, in clause 1",
                    ),
                ),
            ),
            Section(
                kind="triage",
                says="Who chooses the priority and who may judge it anew. Both judgements are kept.",
                paragraphs=(
                    Shown(
                        claim="The customer chooses, the provider judges.",
                        terms="triage: {chosen_by: customer, judged_by: provider, say: We tell you if we see it differently.}",
                        expect="We tell you if we see it differently.",
                    ),
                ),
            ),
        ),
    ),
)
