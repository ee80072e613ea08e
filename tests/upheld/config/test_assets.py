"""The assets are built when their sources changed, with whatever Node there is; a fake npm plays the real one."""

import gzip
import os
from pathlib import Path

import pytest

from upheld.config import assets

NPM = """#!/bin/sh
echo "$@" >> npm.log
case "$1" in
  ci) mkdir -p node_modules; touch node_modules/.package-lock.json ;;
  run) [ "$FAIL" = "" ] || exit 1; mkdir -p {built}; echo "a { }" > {built}/look.css ;;
esac
"""


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with one source, and a machine whose Node is new enough."""
    frontend, built, tools = tmp_path / "frontend", tmp_path / "assets", tmp_path / "bin"
    for folder in (frontend / "src", tools):
        folder.mkdir(parents=True)
    for file in ("package.json", "package-lock.json", "src/look.scss"):
        (frontend / file).write_text("{}")
        os.utime(frontend / file, (1_000, 1_000))
    install(tools / "npm", NPM.replace("{built}", str(built)))
    install(tools / "node", "#!/bin/sh\necho v22.12.0\n")
    monkeypatch.setenv("PATH", f"{tools}:/usr/bin:/bin")
    monkeypatch.setattr(assets, "FRONTEND", frontend)
    monkeypatch.setattr(assets, "BUILT", built)
    return frontend


def install(tool: Path, script: str) -> None:
    tool.write_text(script)
    tool.chmod(0o755)


def ran(checkout: Path) -> list[str]:
    log = checkout / "npm.log"
    lines = log.read_text().splitlines() if log.exists() else []
    log.unlink(missing_ok=True)
    return lines


def test_a_fresh_checkout_installs_and_builds_and_a_second_start_does_neither(checkout: Path) -> None:
    assert assets.build_if_changed()
    assert ran(checkout) == ["ci --no-audit --no-fund", "run build"]
    assert gzip.decompress((assets.BUILT / "look.css.gz").read_bytes()) == b"a { }\n"
    assert not assets.build_if_changed()
    assert ran(checkout) == []


def test_a_changed_source_is_built_without_installing_again(checkout: Path) -> None:
    assets.build_if_changed()
    ran(checkout)
    later = assets.BUILT.joinpath(".built").stat().st_mtime + 5
    os.utime(checkout / "src" / "look.scss", (later, later))
    assets.build_if_missing()
    assert ran(checkout) == []
    assert assets.build_if_changed()
    assert ran(checkout) == ["run build"]


def test_an_installed_upheld_has_nothing_to_build(checkout: Path) -> None:
    (checkout / "package.json").unlink()
    assert assets.up_to_date()
    assert not assets.build_if_changed()


def test_a_failed_build_is_said_and_tried_again_next_time(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAIL", "yes")
    with pytest.raises(assets.BuildFailed, match="run build"):
        assets.build_if_changed()
    assert not assets.up_to_date()


@pytest.mark.parametrize(
    ("version", "enough"), [("v20.19.0", True), ("v22.1.0", True), ("v20.18.9", False), ("v18.20.4", False)]
)
def test_a_node_too_old_is_as_good_as_none(checkout: Path, version: str, enough: bool) -> None:
    install(checkout.parent / "bin" / "node", f"#!/bin/sh\necho {version}\n")
    try:
        node, _ = assets.find_node()
    except assets.NoNode:
        node = Path("none")
    assert (node == checkout.parent / "bin" / "node") is enough
