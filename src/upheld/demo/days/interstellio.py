"""Interstellio: telecom platforms; the first hour of a P1 is guaranteed, the rest is a target or typical."""

from upheld.demo.scene import (
    Asker,
    Scene,
    ago,
    answered_by,
    called_by,
    filled_by,
    forwarded_by,
    held_by,
    noted_by,
    passed_by,
    rated,
    resolved_by,
    tagged_by,
    taken_by,
    worked_by,
)
from upheld.tickets.models import Ticket

ANNELIE = Asker(name="Annelie Botha", email="annelie@karoofreight.example")
SIPHO = Asker(name="Sipho Ngcobo", email="sipho@umgenitel.example")
FATIMA = Asker(name="Fatima Adams", email="fatima@umgenitel.example")

SCENES = (
    Scene(
        by=SIPHO,
        received=ago(hours=2, minutes=10),
        subject="Subscribers cannot authenticate in the eastern region",
        text="RADIUS answers time out for about a third of the sessions. It began after the 14:00 change.",
        channel="email",
        kind=Ticket.Kind.INCIDENT,
        facts={"priority": "p1"},
        answers={"company": "Umgeni Telecoms", "contact": "Sipho Ngcobo", "phone": "+27 31 555 0142"},
    ),
    Scene(
        by=ANNELIE,
        received=ago(minutes=49),
        subject="Calls to the dispatch line drop after ten seconds",
        text="Every call, since this morning. Outgoing calls are fine.",
        channel="email",
        kind=Ticket.Kind.INCIDENT,
        facts={"priority": "p1"},
        answers={"company": "Karoo Freight", "contact": "Annelie Botha", "phone": "+27 21 555 0107"},
        then=(
            taken_by("zola", minutes=12),
            passed_by("zola", "Network operations", "It is the trunk, not the dial plan.", minutes=14),
            tagged_by("zola", "voice", minutes=14),
            noted_by(
                "zola",
                "@Thandi Mokoena looks like the session timer of the new trunk.",
                files={"sip-trace.txt": "INVITE sip:trunk2 SIP/2.0\nSession-Expires: 90\nSIP/2.0 422\n"},
                minutes=30,
            ),
        ),
    ),
    Scene(
        by=FATIMA,
        received=ago(hours=26),
        subject="Usage report shows two rows per subscriber",
        text="Only for those that changed plan in the middle of the month.",
        channel="email",
        kind=Ticket.Kind.DEFECT,
        facts={"priority": "p2"},
        answers={"company": "Umgeni Telecoms", "contact": "Fatima Adams", "phone": "+27 31 555 0166"},
        then=(
            taken_by("pieter", minutes=15),
            filled_by("pieter", {"realm": "acme.example", "subscribers_affected": "1240"}, minutes=16),
            answered_by(
                "pieter", "Confirmed here with two of your rows. The totals are right; the list is not.", minutes=40
            ),
            called_by("pieter", "She can wait for the fix; the export by hand will do until then.", lasted=9, hours=2),
            forwarded_by(
                "pieter",
                "support@reportworks.example",
                "Our customer meets the fault that your notes of last week name. When is the fix out?",
                minutes=170,
            ),
            worked_by("pieter", 35, "Compared two exports", minutes=175),
            held_by("pieter", "supplier", "the reporting library has a fix announced", hours=3),
        ),
    ),
    Scene(
        by=ANNELIE,
        received=ago(hours=4),
        subject="Second administrator for the portal",
        text="Please add Kagiso Mabena with the same rights as mine.",
        channel="email",
        kind=Ticket.Kind.SERVICE_REQUEST,
        facts={"priority": "p3"},
        answers={"company": "Karoo Freight", "contact": "Annelie Botha", "phone": "+27 21 555 0107"},
    ),
    Scene(
        by=SIPHO,
        received=ago(days=3),
        subject="Certificate of the provisioning API ends this month",
        text="Will it be renewed by you, or do we have to do anything?",
        channel="email",
        facts={"priority": "p3"},
        answers={"company": "Umgeni Telecoms", "contact": "Sipho Ngcobo", "phone": "+27 31 555 0142"},
        then=(
            taken_by("pieter", hours=2),
            answered_by("pieter", "We renew it; the new one is in place and needs nothing from you.", hours=5),
            resolved_by("pieter", hours=5, minutes=2),
            rated(4, hours=8),
        ),
    ),
)
