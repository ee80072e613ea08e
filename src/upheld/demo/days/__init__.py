"""What happened on each desk before the demo was loaded: one module of scenes per desk."""

from collections.abc import Mapping
from datetime import datetime

from upheld.agreements.facts import in_force, meaning_of
from upheld.demo import scene
from upheld.demo.days import integrato, interstellio, interworx, intesys, studio
from upheld.desks.models import Desk

SCENES: Mapping[str, tuple[scene.Scene, ...]] = {
    "intesys": intesys.SCENES,
    "interstellio": interstellio.SCENES,
    "integrato": integrato.SCENES,
    "studio": studio.SCENES,
    "interworx": interworx.SCENES,
}


def play(desk: Desk, people: scene.People, *, at: datetime) -> None:
    """Play a desk's scenes in the order in which their tickets were received."""
    office = meaning_of(in_force(desk, at=at)).office
    dated = [(one.received(at, office), one) for one in SCENES[desk.name]]
    for received_at, one in sorted(dated, key=lambda pair: pair[0]):
        scene.play(one, desk, people, received_at=received_at)
