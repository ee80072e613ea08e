"""A browser is called what its person calls it, however many others it claims to be."""

import pytest

from upheld.presentation.devices import device_words

ENGINE = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (f"Mozilla/5.0 (X11; Linux x86_64) {ENGINE} Chrome/140.0 Safari/537.36", "Chrome, Linux"),
        (f"Mozilla/5.0 (Windows NT 10.0) {ENGINE} Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
        ("Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari, iPhone"),
        (f"Mozilla/5.0 (Linux; Android 15) {ENGINE} Chrome/140.0 Mobile Safari/537.36", "Chrome, Android"),
        ("curl/8.0", "curl/8.0"),
        ("", "An unnamed browser"),
        ("<b>\r\nx", "<b> x"),
    ],
)
def test_a_browser_is_called_by_its_name(said: str, words: str) -> None:
    assert device_words(said) == words
