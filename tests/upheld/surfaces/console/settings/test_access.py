"""Which settings a person is offered; who may see and change which is the table in `tests/permissions/`."""

from tests.support.cast import Cast
from tests.upheld.surfaces.console.conftest import SignIn

INDEX = "/integrato/console/settings/"


def test_the_index_lists_what_a_person_may_see(cast: Cast, sign_in: SignIn) -> None:
    mine = sign_in(cast.agent).get(INDEX).content.decode()
    managers = sign_in(cast.manager).get(INDEX).content.decode()

    assert "settings/profile/" in mine
    assert "settings/keys/" not in mine
    assert all(f"settings/{name}/" in managers for name in ("profile", "desk", "people", "teams", "keys"))
