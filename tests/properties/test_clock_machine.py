"""Whatever happens to a clock, in whatever order, it reads as the minutes say."""

from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from servicelevel.agreement.terms import Strength
from servicelevel.clocks.clock import ClockReading, Stage, read_clock
from servicelevel.clocks.events import ClockEvent, ClockEventKind
from tests.properties.clock_cases import ClockCase, clock_cases
from tests.properties.effort import few
from tests.properties.slow_clock import Event, SlowClock

MINUTE = timedelta(minutes=1)
# How far the walk reaches beyond the latest receipt.
LONGEST = 7 * 1440


class ClockMachine(RuleBasedStateMachine):
    """A clock to which anything may happen; after every step it is read, and so it is against another target."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[Event] = []
        self.now = 0

    @initialize(data=st.data())
    def received(self, data: st.DataObject) -> None:
        self.found = data.draw(clock_cases())
        # Another priority: it is read from the same events, whatever they are.
        self.other = data.draw(clock_cases(case=self.found.case))
        self.first = self.now = self.found.case.walk.at(self.found.case.start)
        self.events = [(ClockEventKind.STARTED, self.now)]

    @precondition(lambda self: self.now - self.first < LONGEST)
    @rule(minutes=st.one_of(st.integers(1, 90), st.integers(1, 1440)))
    def time_passes(self, minutes: int) -> None:
        before = self.read(self.found)
        self.now = min(self.now + minutes, self.first + LONGEST)
        after = self.read(self.found)
        if before.stage is not Stage.IN_PROGRESS:
            assert after.used == before.used, "it ran while it was paused, or after it had ended"
        assert after.used >= before.used
        if before.past_due_at is not None:
            assert after.past_due_at == before.past_due_at, "what was past due is past due for good"

    @rule(kind=st.sampled_from([kind for kind in ClockEventKind if kind is not ClockEventKind.STARTED]))
    def happens(self, kind: ClockEventKind) -> None:
        self.events.append((kind, self.now))

    @rule()
    def waits(self) -> None:
        self.events.append((ClockEventKind.PAUSED, self.now))

    @rule()
    def goes_on(self) -> None:
        self.events.append((ClockEventKind.RESUMED, self.now))

    @invariant()
    def it_reads_as_the_minutes_say(self) -> None:
        if self.events:
            for found in (self.found, self.other):
                self.compare(found)

    def compare(self, found: ClockCase) -> None:
        reading, walk = self.read(found), found.case.walk
        slow = SlowClock(found.goal).run(self.events, until=self.now)
        assert (reading.stage, reading.used) == (slow.stage, MINUTE * slow.told)
        # What falls due beyond the walk cannot be looked up in it.
        if not slow.beyond and slow.due is not None and slow.due < len(walk.minutes) - 2 * 1440:
            due = walk.minutes[slow.due if slow.past_due is None else slow.past_due]
            assert reading.due_at == (None if slow.stage is Stage.PAUSED else due)
            assert reading.past_due_at == (None if slow.past_due is None else due)
            self.judged(reading, late=slow.past_due is not None)
        assert [(pause.start, pause.end) for pause in reading.pauses] == [
            (walk.minutes[a], walk.minutes[b]) for a, b in slow.pauses
        ]

    def judged(self, reading: ClockReading, *, late: bool) -> None:
        guaranteed = reading.target.strength is Strength.GUARANTEED
        assert (reading.breached, reading.missed) == (late and guaranteed, late and not guaranteed)
        assert reading.kept == ((not late) if reading.stage is Stage.COMPLETED else None)

    def read(self, found: ClockCase) -> ClockReading:
        minutes = found.case.walk.minutes
        events = tuple(ClockEvent(kind=kind, at=minutes[at]) for kind, at in self.events)
        return read_clock(events, target=found.target, at=minutes[self.now])


TestClockMachine = ClockMachine.TestCase
TestClockMachine.settings = settings(few, stateful_step_count=20)
