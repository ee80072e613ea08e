"""The pages of a desk's own fields."""

import pytest
from django.test import Client

from tests.support.cast import BEFORE_ALL, Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.tickets.actions import custom_fields
from upheld.tickets.actions.custom_fields import Description
from upheld.tickets.models import CustomField

PAGE = "/integrato/console/settings/fields/"
COLOUR = {"label": "Colour", "kind": "choice", "options": "Red\r\nBlue", "help": "Of the case.", "owed": "on"}


@pytest.fixture
def manager(cast: Cast, sign_in: SignIn) -> Client:
    """A manager of desk North."""
    return sign_in(cast.manager)


def test_a_field_is_added_described_otherwise_ordered_and_given_up(manager: Client) -> None:
    manager.post(PAGE, {"label": "Build", "kind": "text"})
    manager.post(PAGE, COLOUR)
    colour = CustomField.objects.get(key="colour")
    assert (colour.options, colour.help, colour.owed) == (["Red", "Blue"], "Of the case.", True)

    one = f"{PAGE}{colour.pk}/"
    assert "Red\nBlue</textarea>" in manager.get(one).content.decode()
    manager.post(one, {"label": "Hue", "options": "Red", "kind": "text"})
    manager.post(f"{one}higher/")
    colour.refresh_from_db()
    assert (colour.label, colour.kind, colour.options, colour.owed) == ("Hue", "choice", ["Red"], False)
    page = manager.get(PAGE).content.decode()
    assert page.index("Hue") < page.index("Build")

    manager.post(f"{one}retired/")
    assert manager.get(one).status_code == 404


def test_what_is_wrong_is_said_beside_what_was_typed(manager: Client) -> None:
    manager.post(PAGE, {"label": "Build", "kind": "text"})
    for sent, status, words in (
        ({**COLOUR, "options": " "}, 409, "Write what may be chosen"),
        ({**COLOUR, "label": "build"}, 409, "There is an entry build already."),
        ({**COLOUR, "label": ""}, 422, "Write a label."),
        ({**COLOUR, "kind": "secret"}, 422, "not one of the available choices"),
    ):
        answer = manager.post(PAGE, sent)
        assert (answer.status_code, words in answer.content.decode()) == (status, True), words
        assert 'value="Of the case."' in answer.content.decode()


def test_only_managers_of_the_desk_keep_them(cast: Cast, sign_in: SignIn, manager: Client) -> None:
    said = Description(label="Elsewhere")
    other = custom_fields.add(cast.south, CustomField.Kind.TEXT, said, by=cast.manager.as_actor, at=BEFORE_ALL)
    own = custom_fields.add(cast.north, CustomField.Kind.TEXT, said, by=cast.manager.as_actor, at=BEFORE_ALL)
    for act in ("", "higher/", "retired/"):
        assert manager.post(f"{PAGE}{other.pk}/{act}", COLOUR).status_code == 404
        for part in (cast.agent, cast.auditor, cast.other_agent):
            assert sign_in(part).post(f"{PAGE}{own.pk}/{act}", COLOUR).status_code == 404
    assert sign_in(cast.agent).get(PAGE).status_code == 404
    assert sign_in(cast.agent).post(PAGE, COLOUR).status_code == 404
    assert not CustomField.objects.filter(label="Colour").exists()
