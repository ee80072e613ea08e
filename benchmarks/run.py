"""`make bench`: run every group of figures, or those named; figures as JSON lines on stdout, a table on stderr.

What is measured lives in the groups' own modules.
"""

import json
import subprocess
import sys
from typing import Any

GROUPS = ("core", "pages", "console", "uploads")


def main(wanted: list[str]) -> int:
    """Run groups and return 0 only if each gave all its figures."""
    unknown = sorted(set(wanted) - set(GROUPS))
    if unknown:
        print(f"no group {', '.join(unknown)}; there are {', '.join(GROUPS)}", file=sys.stderr)
        return 2
    figures: list[dict[str, Any]] = []
    failed = False
    for group in wanted or GROUPS:
        with subprocess.Popen([sys.executable, "-m", f"benchmarks.{group}"], stdout=subprocess.PIPE, text=True) as run:
            assert run.stdout is not None
            for line in run.stdout:
                print(line, end="", flush=True)
                figures.append(json.loads(line))
        failed = failed or run.returncode != 0
    _table(figures)
    return int(failed)


def _table(figures: list[dict[str, Any]]) -> None:
    width = max((len(figure["name"]) for figure in figures), default=0)
    for figure in figures:
        print(
            f"{figure['name']:<{width}}  {figure['value']:>10} {figure['unit']:<4}  {figure['work']}", file=sys.stderr
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
