"""Which work is done how often, as Procrastinate's periodic jobs; the work itself is in the other modules.

Truth is in rows: a job only says "look now", so one that is lost or doubled changes nothing. None has a `lock`, for
the lock of a job whose worker was killed would keep all that follow from starting.
"""

import threading
from collections.abc import Callable
from contextlib import closing
from typing import Any

from procrastinate import App, JobContext, builtin_tasks
from procrastinate.jobs import Status

from upheld.accounts.actions import links
from upheld.channels.email.outbound import EmailCarrier, SmtpTransport
from upheld.desks.actions import idempotency
from upheld.improvement.actions import ask, count
from upheld.notifications.actions import notices
from upheld.now import now
from upheld.tallies.actions import count as tallies
from upheld.workers import bulk, clocks, files, outbox, rules, sending

# How often to look, in cron's notation; a sixth field is seconds.
EVERY_TWO_SECONDS = "* * * * * */2"
EVERY_TEN_SECONDS = "* * * * * */10"
EVERY_MINUTE = "* * * * *"
EVERY_HOUR = "17 * * * *"
EVERY_NIGHT = "43 2 * * *"
# Sweeps at once in one process: a mail server that hangs must not take every thread from the clocks.
CLOCK_SWEEPS = 1
SENDING_SWEEPS = 1
BULK_SWEEPS = 1
RULE_SWEEPS = 1
OUTBOX_SWEEPS = 2
# Days to count and customers to ask: what nobody waits for.
QUIET_SWEEPS = 1
# Jobs at once in one process: the sweeps, and one more to find that enough of them are running.
CONCURRENCY = CLOCK_SWEEPS + SENDING_SWEEPS + BULK_SWEEPS + RULE_SWEEPS + OUTBOX_SWEEPS + QUIET_SWEEPS + 1
# How long a job that failed is kept for a person to see; one that succeeded is deleted at once.
KEEP_FAILED_HOURS = 72

_clock_sweeps = threading.BoundedSemaphore(CLOCK_SWEEPS)
_sending_sweeps = threading.BoundedSemaphore(SENDING_SWEEPS)
_bulk_sweeps = threading.BoundedSemaphore(BULK_SWEEPS)
_rule_sweeps = threading.BoundedSemaphore(RULE_SWEEPS)
_outbox_sweeps = threading.BoundedSemaphore(OUTBOX_SWEEPS)
_quiet_sweeps = threading.BoundedSemaphore(QUIET_SWEEPS)


def look_at_clocks(context: JobContext, timestamp: int) -> None:
    """Look at every clock whose time has come."""
    _sweep(lambda: clocks.do_one(now()), context=context, places=_clock_sweeps)


def send_replies(context: JobContext, timestamp: int) -> None:
    """Let every reply go out that can no longer be taken back."""
    _sweep(lambda: sending.do_one(now()), context=context, places=_sending_sweeps)


def do_bulk_acts(context: JobContext, timestamp: int) -> None:
    """Do to many tickets what people want done, one after another."""
    _sweep(lambda: bulk.do_one(now()), context=context, places=_bulk_sweeps)


def follow_rules(context: JobContext, timestamp: int) -> None:
    """Let the rules of every desk run on what has happened."""
    _sweep(lambda: rules.do_one(now()), context=context, places=_rule_sweeps)


def empty_outbox(context: JobContext, timestamp: int) -> None:
    """Deliver everything that is due."""
    with closing(EmailCarrier(SmtpTransport())) as carrier:
        _sweep(lambda: outbox.do_one(now(), carrier=carrier, clock=now), context=context, places=_outbox_sweeps)


def count_days(context: JobContext, timestamp: int) -> None:
    """Count every day of which something has changed."""
    _sweep(lambda: count.next_day() is not None, context=context, places=_quiet_sweeps)


def ask_customers(context: JobContext, timestamp: int) -> None:
    """Ask how they were helped, those whose tickets were closed a while ago."""
    _sweep(lambda: ask.next_closure(at=now()) is not None, context=context, places=_quiet_sweeps)


async def end_stalled(context: JobContext, timestamp: int) -> None:
    """Delete the jobs that killed workers left running; what they left undone, the next look finds in the rows."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        await manager.finish_job(job, status=Status.FAILED, delete_job=True)


async def remove_old(context: JobContext, timestamp: int) -> None:
    """Delete jobs that failed long ago."""
    await builtin_tasks.remove_old_jobs(
        context, max_hours=KEEP_FAILED_HOURS, remove_failed=True, remove_cancelled=True, remove_aborted=True
    )


def forget_old_answers(context: JobContext, timestamp: int) -> None:
    """Delete what was kept for programs that repeat a request, once their keys are no longer good."""
    idempotency.forget_old(at=now())


def forget_old_notices(context: JobContext, timestamp: int) -> None:
    """Delete what stood under somebody's bell for long enough."""
    notices.forget_old(at=now())


def forget_old_tallies(context: JobContext, timestamp: int) -> None:
    """Delete what was counted in spans that are over."""
    tallies.forget_old(at=now())


def forget_old_links(context: JobContext, timestamp: int) -> None:
    """Delete the links to accounts that have not worked for a month."""
    links.forget_old(at=now())


def forget_old_runs(context: JobContext, timestamp: int) -> None:
    """Delete from the log of rules what is older than is kept."""
    _sweep(lambda: rules.forget_one(now()), context=context, places=_quiet_sweeps)


def sweep_files(context: JobContext, timestamp: int) -> None:
    """Delete the files that nobody sent in time, and on this machine what was left half by whoever was killed."""
    while not context.should_abort() and files.do_one(now()):
        pass
    files.sweep_parts()


PERIODIC: dict[str, tuple[str, Callable[[JobContext, int], Any]]] = {
    "clocks": (EVERY_TWO_SECONDS, look_at_clocks),
    "sending": (EVERY_TWO_SECONDS, send_replies),
    "bulk": (EVERY_TWO_SECONDS, do_bulk_acts),
    "rules": (EVERY_TWO_SECONDS, follow_rules),
    "outbox": (EVERY_TWO_SECONDS, empty_outbox),
    "numbers": (EVERY_TEN_SECONDS, count_days),
    "surveys": (EVERY_MINUTE, ask_customers),
    "stalled": (EVERY_MINUTE, end_stalled),
    "old": (EVERY_HOUR, remove_old),
    "answers": (EVERY_HOUR, forget_old_answers),
    "notices": (EVERY_HOUR, forget_old_notices),
    "tallies": (EVERY_HOUR, forget_old_tallies),
    "files": (EVERY_HOUR, sweep_files),
    "account links": (EVERY_NIGHT, forget_old_links),
    "rule log": (EVERY_NIGHT, forget_old_runs),
}


def register(app: App) -> None:
    """Tell Procrastinate of every periodic job; of each, at most one waits (`queueing_lock`)."""
    for name, (cron, work) in PERIODIC.items():
        task = app.task(name=name, queueing_lock=name, pass_context=True)(work)
        app.periodic(cron=cron)(task)


def _sweep(do_one: Callable[[], bool], *, context: JobContext, places: threading.BoundedSemaphore) -> None:
    """Do one after another until there is none or this process was asked to stop; nothing if all places are taken."""
    if not places.acquire(blocking=False):
        return
    try:
        while not context.should_abort() and do_one():
            pass
    finally:
        places.release()
