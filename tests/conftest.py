"""What every test may use: a PostgreSQL of its own for the run, started only when the first test asks for rows."""

import gc
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from django.utils import translation
from pytest_django import DjangoDbBlocker

from tests.support import emptying
from tests.support.stage import Stage
from upheld.config import embedded_postgres, environment

STAGE = pytest.StashKey[Stage]()
LONGEST = ("tests/browser/", "tests/contracts/", "tests/permissions/", "tests/upheld/demo/", "tests/properties/")
GARBAGE = 20_000  # objects made and not yet freed until it is looked for; Python's own 700 is for small programs


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest, so that all cores have work to the end; else the order stays random."""

    def place(item: pytest.Item) -> int:
        return next((place for place, folder in enumerate(LONGEST) if item.nodeid.startswith(folder)), len(LONGEST))

    items.sort(key=place)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Look for garbage less often, and never among the modules and tests that stay to the end."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Put up the cast, or take it down, before the test's own transaction begins; no language is left from others.

    A request leaves the language of its person behind, and the next request chooses its own.
    """
    translation.deactivate()
    if stage := item.config.stash.get(STAGE, None):
        stage.prepare(item)


@pytest.fixture(scope="session")
def stage(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Stage]:
    """Where the cast stands; the first test that asks for it makes its own."""
    stage = request.config.stash[STAGE] = Stage(django_db_blocker)
    yield stage
    stage.close()


@pytest.fixture(scope="session")
def postgres() -> Iterator[embedded_postgres.EmbeddedPostgres]:
    """Run an embedded PostgreSQL for the whole run; it forgets everything, so it need not write to disk."""
    folder = Path(tempfile.mkdtemp(prefix="upheld-tests-"))
    server = embedded_postgres.EmbeddedPostgres(folder=folder, durable=False)
    with embedded_postgres.running(server):
        server.furnish(may_create_databases=True)
        with psycopg.connect(server.address(role=embedded_postgres.ADMINISTRATOR), autocommit=True) as administrator:
            emptying.allow(administrator)
        yield server
    embedded_postgres.discard(server)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """Point Django at the run's PostgreSQL, or leave it at DATABASE_URL."""
    if settings.DATABASE_URL:
        return
    server: embedded_postgres.EmbeddedPostgres = request.getfixturevalue("postgres")
    place = environment.database_parameters(server.address())
    connections["default"].settings_dict.update({key: place[key] for key in ("HOST", "USER", "NAME")})
    emptying.empty_quickly()


@pytest.fixture(scope="session", autouse=True)
def files_folder() -> Iterator[None]:
    """Leave no file of the run behind."""
    yield
    shutil.rmtree(settings.FILES_FOLDER, ignore_errors=True)
