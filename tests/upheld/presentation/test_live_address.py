"""Where a page listens: this host at the live port, or the address that the installation names."""

from django.test import RequestFactory, override_settings

from upheld.presentation.live_address import live_url


@override_settings(LIVE_URL="", LIVE_PORT=8131, ALLOWED_HOSTS=["*"])
def test_without_a_setting_it_is_this_host_at_the_live_port() -> None:
    request = RequestFactory().get("/", headers={"host": "desk.example:8130"})

    assert live_url(request, "a:b=") == "http://desk.example:8131/live/?key=a%3Ab%3D"


@override_settings(LIVE_URL="", LIVE_PORT=8131, ALLOWED_HOSTS=["*"])
def test_an_address_of_figures_keeps_its_brackets() -> None:
    request = RequestFactory().get("/", headers={"host": "[::1]:8130"})

    assert live_url(request, "k") == "http://[::1]:8131/live/?key=k"


@override_settings(LIVE_URL="https://live.example/", ALLOWED_HOSTS=["*"])
def test_a_named_address_is_used_as_it_is() -> None:
    assert live_url(RequestFactory().get("/"), "k") == "https://live.example/live/?key=k"
