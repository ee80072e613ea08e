"""InterWorx: a hosting panel; nothing is promised in hours, and outside them what is urgent alerts the phones."""

from upheld.demo.scene import (
    Asker,
    Scene,
    ago,
    answered_by,
    customer_writes,
    filled_by,
    held_by,
    rated,
    resolved_by,
    tagged_by,
    taken_by,
    while_closed,
    worked_by,
)
from upheld.tickets.models import Ticket

ERIN = Asker(name="Erin Sandoval", email="erin@lakeshore.example")
MARCUS = Asker(name="Marcus Oyelaran", email="marcus@copperfield.example")
TESS = Asker(name="Tess Halloran", email="tess@bluegate.example")

SCENES = (
    Scene(
        by=ERIN,
        received=while_closed(minutes=35),
        subject="No site on the primary node answers",
        text="Apache does not come back after the update; the log ends in the middle of a line.",
        channel="portal",
        kind=Ticket.Kind.INCIDENT,
        facts={"priority": "urgent", "category": "support", "topic": "apache", "emergency": "true"},
        answers={"host": "203.0.113.24", "remote_assistance": True},
    ),
    Scene(
        by=MARCUS,
        received=ago(hours=9),
        subject="Backups skip accounts with a dot in their name",
        text="Three of ninety, each with a dot.",
        channel="portal",
        kind=Ticket.Kind.DEFECT,
        facts={"priority": "medium", "category": "support", "topic": "backups"},
        answers={"host": "panel.copperfield.example", "remote_assistance": True},
        then=(
            taken_by("noor", hours=1),
            worked_by("noor", 50, "Rebuilt the account on the test node", hours=2),
            answered_by(
                "noor", "Thank you, that is a fault of ours. May we run the backup of one such account now?", hours=2
            ),
            held_by("noor", "customer", "asked for leave to run a backup", hours=2),
        ),
    ),
    Scene(
        by=ERIN,
        received=ago(hours=15),
        subject="Import of a cPanel account stops at the mail folders",
        text="The other parts are imported. The account has about 60 000 mails.",
        channel="portal",
        kind=Ticket.Kind.INCIDENT,
        facts={"priority": "high", "category": "support", "topic": "imports"},
        answers={"host": "203.0.113.31", "remote_assistance": True},
        files={
            "import.log": "imported: databases, cron, dns\nmysql://mail:Okapi-4417@localhost/mail\n"
            "cannot create /home/lakeshore/var/mail: mailbox 60112 of 60112\n"
        },
        then=(
            taken_by("wes", hours=2),
            tagged_by("wes", "cpanel", "import", hours=2),
            filled_by("wes", {"panel_version": "7.13.2"}, hours=2),
        ),
    ),
    Scene(
        by=TESS,
        received=ago(hours=6),
        subject="SiteWorx login loops",
        text="One of our customers is sent back to the login page again and again.",
        channel="portal",
        kind=Ticket.Kind.INCIDENT,
        facts={"priority": "medium", "category": "support", "topic": "siteworx"},
        answers={"host": "198.51.100.7", "remote_assistance": True},
    ),
    Scene(
        by=MARCUS,
        received=ago(days=4),
        subject="Invoice for the second licence",
        text="It carries our old address.",
        channel="portal",
        kind=Ticket.Kind.SERVICE_REQUEST,
        facts={"priority": "low", "category": "other"},
        then=(
            taken_by("dale", hours=5),
            answered_by("dale", "Corrected; the new invoice is in your account.", hours=6),
            customer_writes("Perfect.", hours=7),
            resolved_by("dale", hours=7, minutes=5),
            rated(5, hours=10),
        ),
    ),
)
