"""The chapters about the check: what the linter finds, and worked examples."""

from tests.spec.paragraphs import Example, Finds, Paragraph

RULES = "targets:\n  response_time:\n    strength: target\n    rules:\n"
BOTH = (
    "targets:\n  response_time: {{strength: target, rules: [{{within: {}}}]}}\n"
    "  resolution_time: {{strength: target, rules: [{{within: {}}}]}}"
)
SHUT = "calendars: {shut: {label: Shut, week: {monday: closed}}}\n"
CREDITS = (
    "services: {vps: {label: Servers, availability: 99.9 %}}\ncredits:\n  base: the fee\n  claim_within: 30 days\n"
    "  claim_by: a ticket\n  cap: 50 %\n  steps:\n"
)
MANY = "facts:\n" + "".join(
    f"  {key}: {{values: {{{', '.join(f'{key[0]}{i}: x' for i in range(60))}}}}}\n"
    for key in ("category", "licence", "role")
)

# One for each check, in the order of `servicelevel.agreement.lint.CHECKS`.
FINDINGS: tuple[Finds, ...] = (
    Finds(
        claim="", code="number-in-prose", terms="", prose="We answer within 4 hours.", expect="“4 hours” is a number"
    ),
    Finds(
        claim="", code="number-in-words", terms="assumed: We read it as 4 hours.", expect="in the words of 'assumed'"
    ),
    Finds(
        claim="",
        code="unit-basis-unstated",
        terms=RULES + "      - {within: 2 hours, on: office}",
        expect="runs day and night, whatever “on” says. Write 2 elapsed hours, or 2 business hours.",
    ),
    Finds(claim="", code="zone-abbreviated", terms="", prose="All times are CET.", expect="such as Europe/Paris"),
    Finds(
        claim="",
        code="rule-unreachable",
        terms=RULES
        + "      - when: {received: {inside: office, from: 20:00, until: 22:00}}\n        within: 1 business hour",
        expect="no facts and no hour are like that",
    ),
    Finds(
        claim="",
        code="rule-shadowed",
        terms=RULES + "      - {within: 1 business hour}\n      - {when: {priority: p1}, within: 2 business hours}",
        expect="that on line 35 takes every case of its own",
    ),
    Finds(
        claim="",
        code="facts-without-target",
        terms=RULES + "      - {when: {priority: p1, received: {inside: office}}, within: 1 business hour}",
        expect="for priority p2 and at some hours for priority p1",
    ),
    Finds(
        claim="",
        code="priority-without-target",
        terms=RULES + "      - {when: {priority: p1}, within: 1 business hour}",
        expect="nothing is promised for priority p2",
    ),
    Finds(
        claim="",
        code="too-many-cases",
        terms=MANY + RULES + "      - {when: {category: c1, licence: l1, role: r1}, within: 1 business hour}",
        expect="too many cases",
    ),
    Finds(
        claim="",
        code="response-after-resolution",
        terms=BOTH.format("8 elapsed hours", "4 elapsed hours"),
        expect="for any facts, the response is due after the resolution",
    ),
    Finds(
        claim="",
        code="response-sometimes-after-resolution",
        terms=BOTH.format("2 business hours", "24 elapsed hours"),
        expect="received on Friday",
    ),
    Finds(claim="", code="calendar-never-opens", terms=SHUT, expect="calendar shut never opens"),
    Finds(
        claim="",
        code="target-on-closed-calendar",
        terms=SHUT + RULES + "      - {within: 2 business hours, on: shut}",
        expect="counted on shut, which never opens",
    ),
    Finds(
        claim="",
        code="channel-without-hours",
        terms=SHUT + "channels: {phone: {label: Phone, hours: shut, best_for: Nothing}}",
        expect="keeps the hours of shut",
    ),
    Finds(
        claim="",
        code="holiday-on-weekend",
        terms="calendars: {o: {label: O, week: {monday: 09:00-17:00}, holidays: [{name: Christmas, rule: 25 December}]}}",
        expect="Christmas can fall on a",
    ),
    Finds(
        claim="",
        code="emergency-pages-nobody",
        terms="emergency: {qualifies: Fire, declared_by: form, when: {priority: p1}, pages: {who: team, by: sms, when: {priority: p2}}}",
        expect="an emergency with priority p1 pages nobody",
    ),
    Finds(
        claim="",
        code="credit-table-hole",
        terms=CREDITS + "    - {below: 99 %, credit: 10 %}",
        expect="guaranteed 99.9 %",
    ),
    Finds(
        claim="",
        code="credit-table-overlap",
        terms=CREDITS + "    - {below: guarantee, credit: 10 %}\n    - {below: guarantee, credit: 20 %}",
        expect="two steps begin below the guarantee",
    ),
    Finds(
        claim="",
        code="credit-table-not-monotone",
        terms=CREDITS + "    - {below: guarantee, credit: 20 %}\n    - {below: 95 %, credit: 10 %}",
        expect="below 95 % the credit is 10 %, no more than the 20 % above",
    ),
    Finds(
        claim="",
        code="credit-above-guarantee",
        terms=CREDITS + "    - {below: 99.95 %, credit: 10 %}",
        expect="begins above the guarantee of vps",
    ),
    Finds(
        claim="",
        code="credit-above-cap",
        terms=CREDITS + "    - {below: guarantee, credit: 60 %}",
        expect="above the cap",
    ),
    Finds(
        claim="",
        code="credit-without-guarantee",
        terms=CREDITS.replace(", availability: 99.9 %", "") + "    - {below: guarantee, credit: 10 %}",
        expect="no service has an availability",
    ),
    Finds(claim="", code="statement-missing", terms="", expect="does not say how to ask"),
    Finds(
        claim="",
        code="example-missing",
        terms=RULES + "      - {within: 2 business hours}",
        expect="no worked example shows what the promises mean",
    ),
    Finds(
        claim="",
        code="silence-without-finding",
        terms="silences: {finding: number-in-prose, say: We leave it so.}",
        expect="there is no silence number-in-prose to acknowledge",
    ),
)

PROMISING = (
    "plans: {care: {label: Care, default: true}}\n"
    "facts: {emergency: {default: 'false', values: {'true': It is one, 'false': It is none}}}\n"
    "entitlement:\n  - {when: {channel: chat}, outcome: redirect, say: Please write an e-mail instead.}\n"
    "  - {when: {channel: post}, outcome: refuse, say: Letters are not answered.}\n"
    "channels:\n  chat: {label: Chat, hours: office, best_for: Nothing}\n  post: {label: Letter, hours: office, best_for: Nothing}\n"
    "targets:\n  response_time: {strength: target, rules: [{when: {priority: p1}, within: 2 business hours}]}\n"
    "  next_response_time: {strength: target, rules: [{within: 4 business hours}]}\n"
    "  update_interval: {strength: target, rules: [{within: 1 business hour}]}\n"
    "  workaround_time: {strength: target, rules: [{within: 1 business day}]}\n"
    "  resolution_time: {strength: typical, rules: [{when: {priority: p1}, within: 5 business days}, {words: Future release}]}\n"
    "emergency:\n  qualifies: Fire\n  declared_by: form\n  when: {emergency: 'true'}\n"
    "  pages: {when: {emergency: 'true'}, who: whole team, by: [sms, call]}\n"
    "  charges: {when: {emergency: 'true'}, amount: 150 EUR, per: hour, may: true}"
)


def example(sentence: str, expect: str = "holds") -> Example:
    """Return an example under one agreement that promises a bit of everything."""
    return Example(claim="", terms=PROMISING, sentence=sentence, expect=expect)


EXAMPLES: tuple[Paragraph, ...] = (
    example("A p1 raised on Friday 16:30 is answered by Monday 10:30."),
    example("A p1 raised on Friday 16:30 is answered by Monday 10:30 and resolved by Friday 16:30."),
    example("A p1 received on Friday 16 July 2027 at 16:30 is answered again by Monday 19 July 2027 at 13:30."),
    example("A p2 raised on Monday 10:00 is updated by Monday 11:00."),
    example("A p2 raised on Monday 10:00 is worked around by Tuesday 10:00."),
    example("A p2 raised on Monday 10:00 is promised “future release” as resolution."),
    example("A p2 raised on Monday 10:00 has no promised response."),
    example("A p2 by chat raised on Monday 10:00 is redirected and is told “write an e-mail”."),
    example("A p2 by post raised on Monday 10:00 is refused."),
    example("A p1 raised on Monday 10:00 is served and alerts nobody and is charged nothing."),
    example("A p1 emergency raised on Sunday 03:12 alerts the whole team by sms and call."),
    example("A p1 emergency raised on Sunday 03:12 alerts the whole team and may be charged 150 EUR per hour."),
    example(
        "A p1 raised on Friday 16:30 is answered by Monday 10:00.",
        "Monday 12 January 2026 at 10:30, 30 min later (§ 2)",
    ),
    example("A p2 raised on Monday 10:00 is answered by Monday 12:00.", "got: no response is promised"),
    example("A p1 raised on Monday 10:00 is redirected.", "got: served"),
    example("A p1 emergency raised on Sunday 03:12 alerts the on-call.", "got: alerts the whole team"),
    example("A pp1 raised on Monday 10:00 is served.", "did you mean “p1”?"),
    example("A p1 raised on Monday 10:00 is answerd by Monday 12:00.", "did you mean “is answered by Monday 10:30”?"),
    example("A p1 raised on Friday 15 July 2027 at 16:30 is served.", "15 July 2027 is a Thursday"),
)
