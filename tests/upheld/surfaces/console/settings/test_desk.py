"""The page of a desk's particulars."""

import pytest

from tests.support.cast import Cast
from tests.upheld.surfaces.console.conftest import SignIn

PAGE = "/integrato/console/settings/desk/"
WANTED = {"title": "Integrato Care", "colour": "plum", "zone": "Asia/Kolkata", "email": "care@integrato.example"}


def test_a_manager_changes_the_desk_but_not_its_address(cast: Cast, sign_in: SignIn) -> None:
    sent = {**WANTED, "name": "other", "prefix": "XX", "last_number": "9"}
    page = sign_in(cast.manager).post(PAGE, sent, follow=True).content.decode()
    cast.north.refresh_from_db()
    assert "The desk is changed." in page
    assert (cast.north.title, cast.north.zone, cast.north.email) == tuple(
        WANTED[name] for name in ("title", "zone", "email")
    )
    assert (cast.north.name, cast.north.prefix, cast.north.last_number) == ("integrato", "INT", 0)


@pytest.mark.parametrize("wrong", [{"title": " "}, {"zone": "Mars/Olympus"}, {"colour": "gold"}, {"email": "x"}])
def test_what_is_wrong_is_said_beside_it_and_what_was_typed_stays(
    cast: Cast, sign_in: SignIn, wrong: dict[str, str]
) -> None:
    answer = sign_in(cast.manager).post(PAGE, {**WANTED, **wrong})
    assert answer.status_code == 422
    assert "field-error" in answer.content.decode()
    cast.north.refresh_from_db()
    assert cast.north.title == "Integrato"
