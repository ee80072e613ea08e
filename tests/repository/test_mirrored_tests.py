"""Every source module has its test module, at the same path under tests/; who has none says where it is tested."""

from pathlib import Path

import pytest

from tests.repository.tree import ROOT, SOURCE, modules

# Nothing in them can be wrong by itself: names, addresses, values without behaviour.
NOTHING_TO_TEST = {"__init__.py", "apps.py", "urls.py", "now.py"}

# A module, or all modules of a folder, that is tested through another: where that is done.
TESTED_BY = {
    "servicelevel/agreement/": "tests/servicelevel/clocks/test_promise.py",  # all five agreements, end to end
    "servicelevel/calendars/": "tests/servicelevel/calendars",
    "servicelevel/clocks/": "tests/servicelevel/clocks",
    "servicelevel/decisions/": "tests/servicelevel/clocks",
    "upheld/accounts/": "tests/upheld/demo/test_load.py",
    "upheld/agreement_answers.py": "tests/upheld/test_agreement_commands.py",
    "upheld/agreement_findings.py": "tests/upheld/test_agreement_commands.py",
    "upheld/agreement_pages/": "tests/upheld/test_agreement_commands.py",
    "upheld/agreements/": "tests/upheld/demo/test_load.py",
    "upheld/audit/": "tests/upheld/tickets/actions",
    "upheld/catalogue/": "tests/upheld/demo/test_load.py",
    "upheld/channels/email/catcher.py": "tests/contracts/test_smtp_catcher.py",
    "upheld/channels/email/fake.py": "tests/contracts/test_email.py",
    "upheld/channels/email/outbound.py": "tests/contracts/test_email.py",
    "upheld/channels/email/views.py": "tests/upheld/demo/test_pages.py",
    "upheld/cli.py": "tests/contracts/test_run.py",
    "upheld/config/asgi.py": "tests/contracts/test_run.py",
    "upheld/config/wsgi.py": "tests/contracts/test_run.py",
    "upheld/config/embedded_postgres.py": "tests/contracts/test_postgres.py",
    "upheld/config/processes/": "tests/contracts/test_run.py",
    "upheld/config/settings/": "tests/upheld/config/test_settings.py",
    "upheld/customers/": "tests/upheld/demo/test_load.py",
    "upheld/demo/": "tests/upheld/demo",
    "upheld/desks/": "tests/upheld/surfaces/api",
    "upheld/config/django.py": "tests/contracts/test_run.py",
    "upheld/documents.py": "tests/upheld/test_agreement_commands.py",
    "upheld/improvement/": "tests/upheld/improvement",
    "upheld/config/files_asgi.py": "tests/contracts/test_files.py",
    "upheld/files/limits.py": "tests/upheld/tickets/actions/test_upload.py",
    "upheld/knowledge/": "tests/upheld/knowledge",
    "upheld/notifications/": "tests/upheld/notifications",
    "upheld/presentation/": "tests/upheld/presentation",
    "upheld/promise_cases.py": "tests/upheld/test_agreement_commands.py",
    "upheld/rules/": "tests/upheld/rules",
    "upheld/surfaces/accounts/": "tests/upheld/surfaces/accounts",
    "upheld/surfaces/api/": "tests/upheld/surfaces/api",
    "upheld/surfaces/console/": "tests/upheld/surfaces/console",
    "upheld/surfaces/files/wire.py": "tests/upheld/surfaces/files",
    "upheld/surfaces/gallery/": "tests/upheld/surfaces/gallery",
    "upheld/surfaces/live/": "tests/upheld/surfaces/live",
    "upheld/surfaces/portal/emergency/": "tests/upheld/surfaces/portal/emergency",
    "upheld/surfaces/portal/confirming.py": "tests/upheld/workflows/test_confirm_address.py",
    "upheld/surfaces/portal/knowledge/": "tests/upheld/surfaces/portal/knowledge",
    "upheld/surfaces/widget/": "tests/upheld/surfaces/widget",
    "upheld/tickets/": "tests/upheld/tickets",
    "upheld/tallies/": "tests/upheld/tallies",
    "upheld/workflows/address_confirmed.py": "tests/upheld/workflows/test_confirm_address.py",
    "upheld/workflows/open_refused.py": "tests/upheld/tickets/actions/test_turn_away.py",
    "upheld/workflows/wait_for_address.py": "tests/upheld/presentation/intake/test_proving.py",
}


def path_of(module: Path) -> str:
    return str(module.relative_to(SOURCE))


def has_its_own(module: Path) -> bool:
    place = ROOT / "tests" / module.relative_to(SOURCE).parent
    return (place / f"test_{module.name}").is_file()


UNMIRRORED = [path_of(module) for module in modules() if module.name not in NOTHING_TO_TEST and not has_its_own(module)]


def test_every_module_has_its_test_or_says_where_it_is_tested() -> None:
    assert [path for path in UNMIRRORED if not path.startswith(tuple(TESTED_BY))] == []


@pytest.mark.parametrize("exception", sorted(TESTED_BY))
def test_every_exception_is_still_needed_and_its_tests_are_there(exception: str) -> None:
    assert any(path.startswith(exception) for path in UNMIRRORED)
    tests = ROOT / TESTED_BY[exception]
    assert tests.is_file() or any(tests.rglob("test_*.py")), f"{TESTED_BY[exception]} holds no tests"
