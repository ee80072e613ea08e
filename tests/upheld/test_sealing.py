"""What is sealed is read again by the same installation for the same purpose, and by nobody else."""

import pytest
from django.conf import LazySettings

from upheld import sealing


def test_what_is_sealed_is_read_again_and_does_not_show() -> None:
    sealed = sealing.seal("the secret", purpose="tests")
    assert "secret" not in sealed
    assert sealing.opened(sealed, purpose="tests") == "the secret"


def test_another_purpose_is_another_key() -> None:
    with pytest.raises(sealing.NotOurSeal):
        sealing.opened(sealing.seal("the secret", purpose="tests"), purpose="other")


def test_another_installation_cannot_read_it(settings: LazySettings) -> None:
    sealed = sealing.seal("the secret", purpose="tests")
    settings.SECRET_KEY = "another"
    with pytest.raises(sealing.NotOurSeal):
        sealing.opened(sealed, purpose="tests")
