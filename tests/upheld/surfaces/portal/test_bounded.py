"""Pages that hold what is sent to them to its bounds."""

import pytest
from django.test import Client

from tests.support.cast import Cast
from upheld.surfaces.portal.tickets import own


@pytest.mark.attack(39)
def test_whoever_is_refused_keeps_what_they_typed_and_can_send_it_again(client: Client, cast: Cast) -> None:
    typed = {"text": "It fails <b>again</b> since noon.", "submission": "5b4a4f1e-2f7a-4a39-9d0c-6d0e7c0b1a01"}
    address = "/integrato/tickets/1/replies/"
    last = [client.post(address, typed) for _time in range(own.ACTING.from_one_place + 1)][-1]
    page = last.content.decode()
    assert last.status_code == 429
    assert int(last.headers["Retry-After"]) > 0
    assert '<input type="hidden" name="text" value="It fails &lt;b&gt;again&lt;/b&gt; since noon.">' in page
    assert "csrfmiddlewaretoken" in page
