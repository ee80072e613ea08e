"""What the console shows to whoever may only read; who may do what is the table in `tests/permissions/`."""

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.upheld.surfaces.console.conftest import SignIn


def test_an_auditor_sees_no_buttons(cast: Cast, sign_in: SignIn) -> None:
    builders.ticket(cast.contact, at=BEFORE_ALL, priority="p2")

    page = sign_in(cast.auditor).get("/integrato/console/tickets/1/").content.decode()

    assert 'id="composer"' not in page
    assert "/closure/" not in page
    assert "/assignment/" not in page
    assert "Orders stopped" in page
