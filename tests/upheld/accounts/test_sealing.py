"""What is sealed says nothing, and opens with the same key for the same purpose alone."""

import pytest
from cryptography.fernet import InvalidToken
from django.conf import LazySettings

from upheld.accounts.sealing import seal, unseal


@pytest.mark.attack(29)
def test_a_secret_opens_for_its_purpose_and_with_its_key_alone(settings: LazySettings) -> None:
    sealed = seal("a secret", purpose="one")
    assert "secret" not in sealed
    assert unseal(sealed, purpose="one") == "a secret"
    with pytest.raises(InvalidToken):
        unseal(sealed, purpose="two")
    settings.SECRET_KEY = "another"
    with pytest.raises(InvalidToken):
        unseal(sealed, purpose="one")
