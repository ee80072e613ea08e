"""Who may do what with customers: a table over the cast, in which forbidden, absent and another desk's look alike."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from tests.support import builders
from tests.support.cast import Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.accounts.models import User
from upheld.audit.facts import THE_DESK
from upheld.audit.models import AuditEvent
from upheld.customers.actions import contacts, importing, notes, senders
from upheld.customers.models import Contract
from upheld.desks.models import Desk
from upheld.now import now
from upheld.workflows.merge_customers import merge_customers, merge_people

EVERYBODY = ("agent", "manager", "auditor", "other_agent", "customer")
READERS, EDITORS, MANAGERS = {"agent", "manager", "auditor"}, {"agent", "manager"}, {"manager"}

# What is looked at, by the right it takes.
READS = {
    "customers/": READERS,
    "people/": READERS,
    "customers/{organisation}/": READERS,
    "people/{contact}/": READERS,
    "customers/new/": EDITORS,
    "people/new/": EDITORS,
    "customers/{organisation}/name/": EDITORS,
    "people/{contact}/edit/": EDITORS,
    "customers/{organisation}/contracts/new/": MANAGERS,
    "contracts/{contract}/": MANAGERS,
    "customers/{organisation}/senders/": MANAGERS,
    "customers/{organisation}/merge/": MANAGERS,
    "people/{contact}/merge/": MANAGERS,
    "customers/imports/": MANAGERS,
    "customers/imports/{upload}/": MANAGERS,
    "customers/export.csv": MANAGERS,
    "people/{contact}/erasure/": MANAGERS,
}
# What is done; each is also tried with what would satisfy its form.
ACTS = {
    "customers/new/": EDITORS,
    "people/new/": EDITORS,
    "customers/{organisation}/name/": EDITORS,
    "customers/{organisation}/notes/": EDITORS,
    "people/{contact}/notes/": EDITORS,
    "people/{contact}/edit/": EDITORS,
    "customers/notes/{note}/removed/": EDITORS,
    "customers/{organisation}/contracts/new/": MANAGERS,
    "contracts/{contract}/": MANAGERS,
    "customers/{organisation}/senders/": MANAGERS,
    "customers/{organisation}/senders/{sender}/withdrawn/": MANAGERS,
    "customers/{organisation}/merge/": MANAGERS,
    "people/{contact}/merge/": MANAGERS,
    "customers/merges/{merge}/undone/": MANAGERS,
    "people/merges/{contact_merge}/undone/": MANAGERS,
    "customers/imports/": MANAGERS,
    "customers/imports/{upload}/confirmed/": MANAGERS,
    "customers/imports/{upload}/discarded/": MANAGERS,
    "people/{contact}/data.zip": MANAGERS,
    "people/{contact}/erasure/": MANAGERS,
}
DONE = {200, 302}


def person(cast: Cast, part: str) -> User:
    found = cast.contact.user if part == "customer" else getattr(cast, part)
    assert isinstance(found, User)
    return found


def rows_of(desk: Desk) -> dict[str, int]:
    """One row of each kind on a desk, by the name that addresses above give it."""
    at = now()
    organisation = builders.organisation(desk, f"Of {desk}", at=at)
    second = builders.organisation(desk, f"Second of {desk}", at=at)
    people = [
        contacts.add_contact(
            desk, email=f"{name}@x.example", name=name, organisation=None, user=None, by=THE_DESK, at=at
        )
        for name in ("one", "two", "three")
    ]
    upload = importing.upload(desk, "customer\nNew\n", file_name="a.csv", by=THE_DESK, at=at)
    return {
        "organisation": organisation.pk,
        "contact": people[0].pk,
        "kept": second.pk,
        "kept_contact": people[1].pk,
        "contract": Contract.objects.get(organisation=organisation).pk,
        "note": notes.write(organisation, "x", by=THE_DESK, at=at).pk,
        "sender": senders.allow(organisation, f"{desk.name}.example", by=THE_DESK, at=at).pk,
        "upload": upload.pk,
        "merge": merge_customers(second, builders.organisation(desk, "Third", at=at), by=THE_DESK, at=at).pk,
        "contact_merge": merge_people(people[1], people[2], by=THE_DESK, at=at).pk,
    }


def everything_sent(rows: dict[str, int], act: str) -> dict[str, object]:
    """What satisfies every form at once."""
    return {
        "name": "Anew",
        "email": "anew@x.example",
        "text": "x",
        "number": "N-9",
        "starts_on": "2026-01-01",
        "value": "anew.example",
        "reason": "x",
        "hold_reason": "x",
        "meant": "on",
        "kept": str(rows["kept_contact" if act.startswith("people/") else "kept"]),
        "file": SimpleUploadedFile("a.csv", b"customer\nNew\n"),
    }


def happened() -> int:
    return AuditEvent.objects.count()


@contextmanager
def nothing_lasts() -> Iterator[None]:
    """Let an act be tried on rows that the next one finds as they were."""
    kept = transaction.savepoint()
    yield
    transaction.savepoint_rollback(kept)


def tried(client: Client, act: str, rows: dict[str, int]) -> tuple[int, bool]:
    """Try an act with all that it takes; return what was answered, and whether anything happened."""
    before = happened()
    with nothing_lasts():
        answer = client.post(f"/integrato/console/{act.format(**rows)}", everything_sent(rows, act))
        b"".join(answer.streaming_content if answer.streaming else ())  # which closes a file
        return answer.status_code, happened() > before


@pytest.mark.parametrize("part", EVERYBODY)
def test_what_each_part_may_look_at(cast: Cast, sign_in: SignIn, part: str) -> None:
    rows, client = rows_of(cast.north), sign_in(person(cast, part))

    seen = {address: client.get(f"/integrato/console/{address.format(**rows)}").status_code for address in READS}

    assert seen == {address: 200 if part in allowed else 404 for address, allowed in READS.items()}


@pytest.mark.parametrize("part", EVERYBODY)
def test_what_each_part_may_do(cast: Cast, sign_in: SignIn, part: str) -> None:
    rows, client = rows_of(cast.north), sign_in(person(cast, part))

    done = {act: tried(client, act, rows) for act in ACTS}

    assert {act: status in DONE and changed for act, (status, changed) in done.items()} == {
        act: part in allowed for act, allowed in ACTS.items()
    }
    assert {status for act, (status, _) in done.items() if part not in ACTS[act]} <= {404}


def test_the_rows_of_another_desk_are_not_there(cast: Cast, sign_in: SignIn) -> None:
    rows, client = rows_of(cast.south), sign_in(cast.manager)

    reads = {
        client.get(f"/integrato/console/{address.format(**rows)}").status_code for address in READS if "{" in address
    }
    acts = {tried(client, act, rows) for act in ACTS if "{" in act}

    assert reads == {404}
    assert acts == {(404, False)}


@pytest.mark.attack(24)
@pytest.mark.parametrize("act", ["customers/{organisation}/merge/", "people/{contact}/merge/"])
def test_nothing_is_merged_into_another_desks(cast: Cast, sign_in: SignIn, act: str) -> None:
    ours, theirs = rows_of(cast.north), rows_of(cast.south)
    before = happened()
    other = theirs["organisation"] if "organisation" in act else theirs["contact"]

    answer = sign_in(cast.manager).post(f"/integrato/console/{act.format(**ours)}", {"kept": str(other)})

    assert answer.status_code == 404
    assert happened() == before


def test_what_changes_something_is_never_done_by_following_a_link(cast: Cast, sign_in: SignIn) -> None:
    rows, client = rows_of(cast.north), sign_in(cast.manager)

    only_done = [act for act in ACTS if act not in READS]

    assert {client.get(f"/integrato/console/{act.format(**rows)}").status_code for act in only_done} == {405}


def test_acts_need_the_token_of_our_own_pages(cast: Cast) -> None:
    rows, client = rows_of(cast.north), Client(enforce_csrf_checks=True)
    client.force_login(cast.manager, backend="django.contrib.auth.backends.ModelBackend")

    assert {tried(client, act, rows) for act in ACTS} == {(403, False)}


def test_whoever_only_reads_sees_no_buttons(cast: Cast, sign_in: SignIn) -> None:
    rows, client = rows_of(cast.north), sign_in(cast.auditor)

    for address in ("customers/", "people/", "customers/{organisation}/", "people/{contact}/"):
        page = client.get(f"/integrato/console/{address.format(**rows)}").content.decode()
        assert 'method="post"' not in page
        assert "/new/" not in page
        assert "/merge/" not in page
        assert "export" not in page
