"""How fast the machine itself is at the moment, so that figures of two hours or two machines can be compared."""

import time

ADDITIONS = 1_000_000
TIMES = 5


def told() -> str:
    """Say how long one fixed piece of Python takes now, at best and at worst of a few times."""
    took = sorted(_once_ms() for _ in range(TIMES))
    return f"a million additions in Python took {took[0]:.0f} to {took[-1]:.0f} ms"


def _once_ms() -> float:
    began, total = time.perf_counter(), 0
    for number in range(ADDITIONS):
        total += number
    return (time.perf_counter() - began) * 1000
