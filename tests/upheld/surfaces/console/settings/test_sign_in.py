"""A manager says which company's sign-in the desk trusts; its secret is sealed and shown to nobody."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from tests.support.cast import Cast
from upheld.desks.actions import providers
from upheld.desks.facts import PROVIDER_PURPOSE
from upheld.desks.models import ProviderIdentity, SignInProvider
from upheld.sealing import opened

PAGE = "/integrato/console/settings/sign-in/"
SAID = {
    "label": "Acme",
    "issuer": "https://id.acme.example",
    "client_id": "desk",
    "secret": "quite secret",
    "domains": "Acme.example, acme.org",
}


@pytest.fixture
def manager(cast: Cast, client: Client) -> Client:
    client.force_login(cast.manager, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.attack(29)
def test_the_secret_is_sealed_and_never_shown(manager: Client) -> None:
    assert manager.post(PAGE, SAID).status_code == 302
    kept = SignInProvider.objects.get()
    assert kept.domains == ["acme.example", "acme.org"]
    assert SAID["secret"] not in kept.sealed_secret
    assert opened(kept.sealed_secret, purpose=PROVIDER_PURPOSE) == SAID["secret"]
    page = manager.get(PAGE).content.decode()
    assert SAID["secret"] not in page
    assert "/accounts/company/integrato/back/" in page


def test_a_change_without_a_secret_keeps_the_one_there_is(manager: Client) -> None:
    manager.post(PAGE, SAID)
    before = SignInProvider.objects.get().sealed_secret
    assert manager.post(PAGE, SAID | {"secret": "", "label": "Acme AG"}).status_code == 302
    kept = SignInProvider.objects.get()
    assert (kept.label, kept.sealed_secret) == ("Acme AG", before)
    assert manager.post(PAGE, SAID | {"secret": "", "client_id": "another"}).status_code == 409


@pytest.mark.attack(27)
def test_another_issuer_knows_nobody_yet(cast: Cast, manager: Client) -> None:
    manager.post(PAGE, SAID)
    kept = SignInProvider.objects.get()
    providers.tie(kept, "u-1", cast.agent, at=kept.changed_at)
    manager.post(PAGE, SAID | {"issuer": "https://id.other.example"})
    assert not ProviderIdentity.objects.exists()


@pytest.mark.attack(25, 27, 31)
@pytest.mark.parametrize(
    "wrong",
    [
        {"issuer": "http://id.acme.example"},
        {"issuer": "https://id.acme.example?x=1"},
        {"issuer": "javascript:alert(1)"},
        {"domains": "gmail.com"},
        {"domains": "acme"},
        {"domains": " , "},
        {"label": ""},
    ],
    ids=str,
)
def test_what_cannot_be_trusted_is_refused_with_what_was_typed(manager: Client, wrong: dict[str, str]) -> None:
    answer = manager.post(PAGE, SAID | wrong)
    assert answer.status_code in {409, 422}
    assert SAID["client_id"] in answer.content.decode()
    assert not SignInProvider.objects.exists()


def test_it_is_dropped_again(manager: Client) -> None:
    manager.post(PAGE, SAID)
    manager.post(f"{PAGE}dropped/")
    assert not SignInProvider.objects.exists()


@pytest.mark.parametrize("wrong", [{"issuer": ""}, {"domains": []}, {"sealed_secret": ""}], ids=str)
def test_the_database_refuses_a_provider_that_is_not_whole(manager: Client, wrong: dict[str, object]) -> None:
    manager.post(PAGE, SAID)
    with pytest.raises(IntegrityError), transaction.atomic():
        SignInProvider.objects.update(**wrong)


def test_the_database_refuses_two_people_behind_one_subject_and_one_behind_two(cast: Cast, manager: Client) -> None:
    manager.post(PAGE, SAID)
    kept = SignInProvider.objects.get()
    tied = {"provider": kept, "tied_at": kept.changed_at, "tied_by": "system"}
    ProviderIdentity.objects.create(subject="u-1", user=cast.agent, **tied)
    for subject, user in (("u-1", cast.manager), ("u-2", cast.agent)):
        with pytest.raises(IntegrityError), transaction.atomic():
            ProviderIdentity.objects.create(subject=subject, user=user, **tied)
