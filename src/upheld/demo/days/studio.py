"""A web studio: first come, first served, emergencies at any hour, and promises in words rather than numbers."""

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
    worked_by,
)
from upheld.tickets.models import Ticket

PERRINE = Asker(name="Perrine Aubert", email="perrine@maison-perrine.example")
GASPARD = Asker(name="Gaspard Lemoine", email="gaspard@atelier-gaspard.example")

RATE = (
    "For clients without a support and maintenance contract we may charge an hourly rate."
    " 150 EUR per hour may be charged."
)

SCENES = (
    Scene(
        by=Asker(name="Odile Ferrand", email="odile@passeur-ferrand.example"),
        received=ago(minutes=3),
        subject="passeur-ferrand.example: The website is offline",
        text="A white page since about ten minutes, also in the admin. Tonight's bookings go through it.",
        channel="emergency-form",
        kind=Ticket.Kind.INCIDENT,
        facts={"priority": "emergency"},
        answers={"emergency_reason": ["The website is offline"], "site": "passeur-ferrand.example"},
        callback="+33612345678",
        consent=RATE,
    ),
    Scene(
        by=PERRINE,
        received=ago(minutes=18),
        subject="The shop does not take orders",
        text="Customers reach the basket, and then the page stays white.",
        channel="emergency-form",
        kind=Ticket.Kind.INCIDENT,
        facts={"priority": "emergency"},
        answers={
            "emergency_reason": ["The main function of the website does not work"],
            "site": "maison-perrine.example",
        },
        callback="+33699887766",
        then=(
            taken_by("basile", minutes=4),
            tagged_by("basile", "panier", minutes=4),
            filled_by("basile", {"page": "/panier"}, minutes=5),
            answered_by(
                "basile", "I see it too. The payment plugin was updated at noon; I am putting it back.", minutes=9
            ),
        ),
    ),
    Scene(
        by=GASPARD,
        received=ago(hours=7),
        subject="New opening hours on the contact page",
        text="From the first of next month: Tuesday to Saturday, 10 to 18.",
        channel="portal",
        kind=Ticket.Kind.SERVICE_REQUEST,
        facts={"priority": "standard"},
    ),
    Scene(
        by=PERRINE,
        received=ago(hours=28),
        subject="Photos for the winter collection",
        text="Forty pictures, in the shared folder. Could they be on the page before the weekend?",
        channel="embedded",
        kind=Ticket.Kind.SERVICE_REQUEST,
        facts={"priority": "standard"},
        then=(
            taken_by("lou", hours=2),
            worked_by("lou", 40, "Cropped the first twelve photos", hours=3),
            answered_by(
                "lou", "Seen, thank you. Four of them are too small to print large; do you have bigger ones?", hours=3
            ),
            held_by("lou", "customer", "asked for larger pictures", hours=3),
        ),
    ),
    Scene(
        by=Asker(name="Émile Carton", email="emile@ferme-carton.example"),
        received=ago(hours=3),
        subject="The newsletter form shows an error",
        text="It says “invalid token” when I try it on my phone.",
        channel="portal",
        kind=Ticket.Kind.DEFECT,
        facts={"priority": "standard"},
        then=(taken_by("basile", hours=1),),
    ),
    Scene(
        by=GASPARD,
        received=ago(days=5),
        subject="The site says “not secure”",
        text="Since this morning, in every browser.",
        channel="emergency-form",
        kind=Ticket.Kind.INCIDENT,
        facts={"priority": "emergency"},
        answers={"emergency_reason": ["The website seems to be hacked"], "site": "atelier-gaspard.example"},
        callback="+33655443322",
        consent=RATE,
        then=(
            taken_by("margaux", minutes=6),
            answered_by("margaux", "Nobody broke in: the certificate had ended. It is renewed.", minutes=22),
            customer_writes("A relief. Thank you.", minutes=40),
            resolved_by("margaux", minutes=45),
            rated(5, "Calm and quick.", hours=20),
        ),
    ),
)
