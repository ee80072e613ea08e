"""The chapters about emergencies, availability, maintenance, meetings and everything else that is promised."""

from tests.spec.outline import Chapter, Section
from tests.spec.paragraphs import Finds, Promises, Refused, Shown

EMERGENCY = (
    "emergency:\n  qualifies: [The website is down]\n  declared_by: form\n  when: {priority: p1}\n"
    "  pages:\n    - {who: whole team, by: [sms, call]}\n"
    "  charges:\n    - {amount: 150 EUR, per: hour, may: true}"
)
CREDITS = (
    "services: {vps: {label: Virtual servers, availability: 99.9 %}}\ncredits:\n  base: the monthly fee\n"
    "  claim_within: 30 days\n  claim_by: a ticket\n  steps:\n"
)
SILENCES = "silences:\n  - finding: facts-without-target\n    about: response_time\n    say: For P2 we promise no time."
P1_ONLY = "targets: {response_time: {strength: target, rules: [{when: {priority: p1}, within: 2 business hours}]}}\n"

CHAPTERS = (
    Chapter(
        title="Emergencies",
        says="What is one, who is woken, and what it may cost.",
        sections=(
            Section(
                kind="emergency",
                says="What qualifies, how it is declared, who judges it, who is paged by what, what happens if nobody"
                " answers, and the rate for customers without an agreement.",
                paragraphs=(
                    Promises(
                        claim="A declared emergency pages the whole team.",
                        terms=EMERGENCY,
                        facts={"priority": "p1"},
                        at="2026-11-22T03:12",
                        expect="alerts the whole team by sms and call",
                    ),
                    Shown(claim="What customers read of it.", terms=EMERGENCY, expect="What is an emergency"),
                ),
            ),
        ),
    ),
    Chapter(
        title="Services and availability",
        says="What customers depend on, how far it is guaranteed, and what is owed when the guarantee is not kept.",
        sections=(
            Section(
                kind="services",
                says="Services, some with an availability that is guaranteed over a window.",
                paragraphs=(
                    Shown(
                        claim="A guarantee over a calendar month.",
                        terms="services: {vps: {label: Virtual servers, availability: 99.99 %}}",
                        expect="99.99",
                    ),
                    Refused(
                        claim="More than all of the time cannot be guaranteed.",
                        terms="services: {vps: {label: Virtual servers, availability: 100.1 %}}",
                        expect="is not a percentage from 0 to 100",
                    ),
                ),
            ),
            Section(
                kind="credits",
                says="The credit table: below which availability which share of the base is owed, how and by when it is claimed.",
                paragraphs=(
                    Shown(
                        claim="Two steps, the upper one from the guarantee down.",
                        terms=CREDITS + "    - {below: 95 %, credit: 50 %}\n    - {below: guarantee, credit: 10 %}",
                        expect="95",
                    ),
                    Finds(
                        claim="A table that leaves a stretch out has a hole.",
                        terms=CREDITS + "    - {below: 95 %, credit: 50 %}",
                        code="credit-table-hole",
                        expect="from 95 % up to that no credit is owed",
                    ),
                    Refused(
                        claim="A credit can be claimed for whole days: half of one would be lost unseen.",
                        terms=CREDITS.replace("30 days", "12 hours") + "    - {below: guarantee, credit: 10 %}",
                        expect="'12 hours' is not a whole number of days. Write 1 day.",
                    ),
                ),
            ),
        ),
    ),
    Chapter(
        title="Maintenance",
        says="Planned maintenance is excluded from downtime only as far as the notice owed was given.",
        sections=(
            Section(
                kind="maintenance",
                says="The notice owed, by which channels, and the hours preferred for it.",
                paragraphs=(
                    Shown(
                        claim="Three days of notice, by e-mail.",
                        terms="maintenance: {notice: 72 hours, channels: [E-mail], preferred: office}",
                        expect="72 h",
                    ),
                ),
            ),
        ),
    ),
    Chapter(
        title="Meetings",
        says="Who may meet the desk, when, and for how long.",
        sections=(
            Section(
                kind="meetings",
                says="Meetings that may be booked in the hours of a calendar, and calls that are held at once.",
                paragraphs=(
                    Shown(
                        claim="An immediate call for one priority.",
                        terms="meetings:\n  call: {label: Video call, length: 60 minutes, by: video, immediate: true, when: {priority: p1}}",
                        expect="Video call",
                    ),
                ),
            ),
        ),
    ),
    Chapter(
        title="Remote assistance",
        says="Access to the customer's own system, granted by the customer.",
        sections=(
            Section(
                kind="remote_assistance",
                says="For which requests it is required, how it is granted, how long it lasts, and what is never asked for.",
                paragraphs=(
                    Shown(
                        claim="A grant of eight hours.",
                        terms="remote_assistance:\n  required_when: {priority: p1}\n  how: Enable it before you write\n"
                        "  lasts: 8 hours\n  never: Do not send a password.",
                        expect="Do not send a password.",
                    ),
                ),
            ),
        ),
    ),
    Chapter(
        title="Self-help",
        says="Help that needs no ticket.",
        sections=(
            Section(
                kind="self_help",
                says="Where answers are found: a knowledge base, tutorials, guides.",
                paragraphs=(
                    Shown(
                        claim="A knowledge base.",
                        terms="self_help: {label: Knowledge base, definition: Answers to common questions, link: /kb/}",
                        expect="Answers to common questions",
                    ),
                    Refused(
                        claim="A link leads to a page, a mailbox or a phone, and never to a script.",
                        terms="self_help: {label: Help, link: 'javascript:alert(1)'}",
                        expect="is not an address",
                    ),
                ),
            ),
        ),
    ),
    Chapter(
        title="Discipline without a promise",
        says="First come, first served: an order that is kept, and no time that is promised.",
        sections=(
            Section(
                kind="queue",
                says="Which requests are served in order of receipt, and whether their place is shown.",
                paragraphs=(
                    Shown(
                        claim="Everybody without a priority waits in line.",
                        terms="queue: {when: {priority: p2}, say: Requests are read in order.}",
                        expect="Requests are read in order.",
                    ),
                ),
            ),
        ),
    ),
    Chapter(
        title="What is left open",
        says="An agreement says aloud what it assumes, and what it leaves unsaid on purpose.",
        sections=(
            Section(
                kind="assumed",
                says="A reading of something that the provider's own text leaves unsaid; the page marks it as such.",
                paragraphs=(
                    Shown(
                        claim="An assumption is a sentence that customers read.",
                        terms="assumed: We read business hours as the office day in Paris.",
                        expect="We read business hours as the office day in Paris.",
                    ),
                ),
            ),
            Section(
                kind="silences",
                says="A silence that is meant. It names a finding of the check that is advice, and what customers are told"
                " about it; the check then lists the finding as acknowledged. A contradiction cannot be acknowledged:"
                " it must be mended. A silence that the document does not have is a finding itself.",
                paragraphs=(
                    Finds(
                        claim="Nothing is promised for p2, and customers are told so.",
                        terms=P1_ONLY + SILENCES,
                        code="facts-without-target",
                        expect="acknowledged: no response_time is promised for priority p2. Readers are told: For P2",
                    ),
                    Shown(
                        claim="They read it where it stands.",
                        terms=P1_ONLY + SILENCES,
                        expect="For P2 we promise no time.",
                    ),
                    Finds(
                        claim="There must be such a silence.",
                        terms=SILENCES,
                        code="silence-without-finding",
                        expect="there is no silence facts-without-target about response_time",
                    ),
                ),
            ),
        ),
    ),
)
