"""InteSys: hosting and transactional mail; every target is elapsed time, so some are always close and some missed."""

from upheld.demo.scene import (
    Asker,
    Scene,
    ago,
    answered_by,
    colleague_invited,
    customer_writes,
    escalation_asked,
    filled_by,
    held_by,
    noted_by,
    passed_by,
    rated,
    resolved_by,
    split_by,
    tagged_by,
    taken_by,
    worked_by,
)
from upheld.tickets.models import Ticket

BRUNO = Asker(name="Bruno Sá", email="bruno@ventoforte.example")
LIVIA = Asker(name="Lívia Torres", email="livia@ventoforte.example")
CELIA = Asker(name="Célia Nunes", email="celia@padaria-aurora.example")
OTAVIO = Asker(name="Otávio Reis", email="otavio@clinica-ibira.example")

SCENES = (
    Scene(
        by=BRUNO,
        received=ago(minutes=24),
        subject="All three VPS of the tracking cluster are unreachable",
        text="Since a quarter of an hour none of them answers, not even to ping. Drivers cannot report deliveries.",
        channel="portal",
        kind=Ticket.Kind.INCIDENT,
        facts={"priority": "p1", "service": "vps"},
        answers={"hosts": "trk-1, trk-2 and trk-3.ventoforte.example"},
        then=(
            taken_by("caio", minutes=3),
            tagged_by("caio", "outage", "tracking", minutes=3),
            filled_by("caio", {"server": "vps-11, vps-12, vps-14", "data_centre": "Campinas"}, minutes=4),
            noted_by(
                "caio",
                "@Helena Prado all three sit on the same host; asking the rack team.",
                files={"ping.csv": "host,lost\nvps-11,100 %\nvps-12,100 %\nvps-14,100 %\n"},
                minutes=5,
            ),
        ),
    ),
    Scene(
        by=OTAVIO,
        received=ago(hours=3),
        subject="Appointment reminders arrive hours late",
        text="Reminders sent at eight reached patients after eleven. The log says: 451 queue busy.",
        channel="portal",
        kind=Ticket.Kind.INCIDENT,
        facts={"priority": "p2", "service": "transactional-email"},
        then=(
            escalation_asked("Forty patients missed their appointments this morning.", hours=2, minutes=30),
            colleague_invited("it@consultor-salto.example", hours=2, minutes=40),
        ),
    ),
    Scene(
        by=BRUNO,
        received=ago(hours=6),
        subject="Snapshots of the IaaS volume fail every other night",
        text="The job ends with “volume busy” on every second night since Monday; the night between works.",
        channel="portal",
        kind=Ticket.Kind.DEFECT,
        facts={"priority": "p2", "service": "iaas"},
        then=(
            colleague_invited("livia@ventoforte.example", minutes=10),
            taken_by("rute", minutes=20),
            passed_by("rute", "Hosting", "The storage of the volume is theirs.", minutes=21),
            tagged_by("rute", "snapshots", minutes=22),
            worked_by("rute", 25, "Read the logs of four nights", minutes=54),
            answered_by(
                "rute", "Thank you. Two jobs meet on that volume. Which of them may move by an hour?", minutes=55
            ),
            held_by("rute", "customer", "asked which job may move", minutes=56),
        ),
    ),
    Scene(
        by=CELIA,
        received=ago(hours=5),
        subject="How do I add a mailbox for the new shop?",
        text="We open a second bakery on Saturday and need one more address.",
        channel="email",
        facts={"priority": "p4", "service": "email-hosting"},
        then=(
            taken_by("caio", hours=1),
            answered_by(
                "caio",
                "In the portal, under E-mail, choose “New mailbox”. Your plan has room for two.",
                hours=1,
                minutes=4,
            ),
            customer_writes(
                "And can mail for the old shop go to both addresses from Saturday on?", hours=1, minutes=20
            ),
            split_by("caio", "Mail for the old shop to both addresses", hours=1, minutes=26),
            customer_writes("Found it, thank you. It works.", hours=2),
            resolved_by("caio", hours=2, minutes=10),
            rated(3, "Right in the end, but I had to find the page myself.", hours=3, minutes=30),
        ),
    ),
    Scene(
        by=LIVIA,
        received=ago(hours=30),
        subject="Bounce notices come in English only",
        text="Our customers do not understand them. Can they be in Portuguese?",
        channel="email",
        kind=Ticket.Kind.SERVICE_REQUEST,
        facts={"priority": "p3", "service": "transactional-email"},
        then=(
            taken_by("rute", hours=5),
            answered_by(
                "rute", "They can: I have prepared the wording and will switch it with the next change.", hours=6
            ),
        ),
    ),
    Scene(
        by=Asker(name="Davi Antunes", email="davi@livraria-cais.example"),
        received=ago(hours=2),
        subject="Moving a shop to your VPS",
        text="Which size would you advise for a book shop with 40 000 titles?",
        channel="email",
        facts={"priority": "p4"},
    ),
)
