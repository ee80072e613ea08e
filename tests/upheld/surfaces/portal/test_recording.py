"""Only pages on which one may record let the browser be asked."""

from django.test import Client

from tests.support import builders
from tests.support.cast import BEFORE_ALL


def test_the_form_may_record_and_its_neighbours_may_not(client: Client, db: None) -> None:
    builders.desk("integrato", at=BEFORE_ALL)

    form, front = client.get("/integrato/tickets/new"), client.get("/integrato/support")

    assert "display-capture=(self)" in form.headers["Permissions-Policy"]
    assert "geolocation=()" in form.headers["Permissions-Policy"]
    assert "display-capture=()" in front.headers["Permissions-Policy"]
    assert 'data-record="screen" hidden' in form.content.decode()
