"""Integrato: an integration platform; business hours for some, round the clock for others, and promises in words."""

from upheld.demo.scene import (
    Asker,
    Scene,
    ago,
    answered_by,
    caused_by,
    customer_writes,
    filled_by,
    held_by,
    merged_by,
    noted_by,
    passed_by,
    rated,
    resolved_by,
    tagged_by,
    taken_by,
    worked_by,
)
from upheld.tickets.models import Ticket

MARTA = Asker(name="Marta Lindqvist", email="marta@tessera.example")
JONAS = Asker(name="Jonas Weber", email="jonas@brackwater.example")
PRIYA = Asker(name="Priya Shah", email="priya@brackwater.example")
CALLUM = Asker(name="Callum Reid", email="callum@northlight.example")

SCENES = (
    Scene(
        by=MARTA,
        received=ago(minutes=50),
        subject="Settlement flow stops at the mapping step",
        text="Nothing has left the flow since the last run. The instance is green on the overview.",
        channel="website",
        kind=Ticket.Kind.INCIDENT,
        facts={"priority": "p1", "category": "defect"},
        answers={
            "impact": "No card settlement leaves the bank; the cut-off is this evening.",
            "error": "MAP-4012: value out of range",
            "instance_id": "tess-prod-3",
            "steps": "Start the flow “settlement-v4” with any file of today.",
        },
        then=(
            taken_by("ravi", minutes=9),
            tagged_by("ravi", "mapping", "settlement", minutes=9),
            caused_by("ravi", "Retries create the same invoice twice", minutes=9),
            filled_by("ravi", {"environment": "Production", "flow": "Settlement, nightly"}, minutes=10),
            noted_by(
                "ravi",
                "@Imogen Hale same stack as last spring; comparing the schema.",
                files={"settlement-v4.diff": "- amount: decimal(12,2)\n+ amount: decimal(10,2)\n"},
                minutes=31,
            ),
        ),
    ),
    Scene(
        by=MARTA,
        received=ago(hours=5),
        subject="Retries create the same invoice twice",
        text="When the ERP answers late, the retry is treated as a new message.",
        channel="website",
        kind=Ticket.Kind.DEFECT,
        facts={"priority": "p2", "category": "defect"},
        answers={
            "impact": "About twenty double invoices a day, mended by hand.",
            "request_id": "r-7f21c0",
            "steps": "Delay the ERP by 40 s and send one invoice.",
        },
        then=(
            taken_by("ines", minutes=20),
            passed_by("ines", "Engineering", "Two retries within one second: a fault of ours.", minutes=24),
            taken_by("ravi", minutes=25),
            tagged_by("ravi", "retries", minutes=25),
            worked_by("ravi", 45, "Reproduced with a slow ERP", minutes=72),
            answered_by("ines", "Reproduced. Until it is fixed, a longer timeout on that step avoids it.", minutes=70),
            customer_writes("The longer timeout helps, thank you. We wait for the fix.", hours=2),
        ),
    ),
    Scene(
        by=JONAS,
        received=ago(days=2),
        subject="Nightly import is empty on the first of the month",
        text="It happened for the third time.",
        channel="email",
        kind=Ticket.Kind.DEFECT,
        facts={"priority": "p2", "category": "defect"},
        answers={"impact": "Stock figures are a day old.", "steps": "Run the import with the date set to the 1st."},
        then=(
            taken_by("ravi", hours=1),
            answered_by("ravi", "Could you send the file of that night? We have only the ones after it.", hours=2),
            held_by("ravi", "customer", "asked for the file of the 1st", hours=2, minutes=1),
        ),
    ),
    Scene(
        by=JONAS,
        received=ago(hours=27),
        subject="Stock figures are a day old again",
        text="The nightly import must have been empty once more.",
        channel="email",
        kind=Ticket.Kind.DEFECT,
        facts={"priority": "p2", "category": "defect"},
        answers={"impact": "Stock figures are a day old.", "steps": "Run the import with the date set to the 1st."},
        then=(
            merged_by(
                "ravi",
                "Nightly import is empty on the first of the month",
                "The same import; there we wait for its file.",
                minutes=50,
            ),
        ),
    ),
    Scene(
        by=CALLUM,
        received=ago(days=4),
        subject="Colour-blind-safe palette for flow charts",
        text="Two colleagues cannot tell a failed step from a waiting one.",
        channel="website",
        kind=Ticket.Kind.ENHANCEMENT,
        facts={"priority": "p3", "category": "enhancement"},
        answers={"impact": "Those two ask a colleague each time."},
        then=(
            taken_by("ines", hours=20),
            answered_by(
                "ines", "Agreed, and taken up for a release to come. You will hear here when it has a number.", hours=22
            ),
        ),
    ),
    Scene(
        # Resolved so long ago that its customer cannot open it again, but go on in a new ticket.
        by=CALLUM,
        received=ago(days=38),
        subject="Archived messages cannot be searched",
        text="Everything older than a month is missing from the search.",
        channel="website",
        kind=Ticket.Kind.DEFECT,
        facts={"priority": "p3", "category": "defect"},
        answers={"impact": "We look them up by hand.", "steps": "Search for any message of last quarter."},
        then=(
            taken_by("ravi", hours=2),
            answered_by("ravi", "The archive had lost its index; it is whole again.", hours=3),
            resolved_by("ravi", values={"root_cause": "An index of the archive was missing."}, hours=4),
        ),
    ),
    Scene(
        by=PRIYA,
        received=ago(hours=20),
        subject="Which regions store our messages?",
        text="Our auditor asks, and I found two answers.",
        channel="email",
        facts={"priority": "p4", "category": "question"},
        answers={"impact": "None on the running flows."},
    ),
    Scene(
        by=CALLUM,
        received=ago(days=6),
        subject="Webhook signature does not match after the key change",
        text="We rotated the key on your page and since then every call is refused on our side.",
        channel="website",
        kind=Ticket.Kind.INCIDENT,
        facts={"priority": "p1", "category": "defect"},
        answers={"impact": "No meter readings arrive.", "steps": "Send any test event."},
        then=(
            taken_by("ravi", minutes=15),
            answered_by(
                "ravi", "The old key was still in one of three workers. It has been restarted; please try.", minutes=35
            ),
            customer_writes("All three answer now.", minutes=50),
            resolved_by("ravi", values={"root_cause": "The old key stayed in one cache."}, minutes=55),
            rated(5, "Answered before our next run was due.", hours=3),
        ),
    ),
)
