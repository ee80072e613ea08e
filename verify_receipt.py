#!/usr/bin/env python3
"""Verify the receipts of a support promise: derive every step again and name the first that differs.

    python3 verify_receipt.py FILE [--agreement FILE]        FILE may be - for the standard input

Prints OK (exit 0), the first step that differs (exit 1), or why the receipt cannot be read (exit 2). It needs Python
3.9 or newer and nothing else, and shares no code with the desk that made the receipt.

A digest shows that a receipt was not changed since it was made; it does not show who made it. Which rule of the clause
applies to the facts is for you to read: the clause stands in the receipt.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import unicodedata
import zoneinfo
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path

RECEIPT, DOCUMENT = "upheld-receipt/1", "upheld-receipts/1"
DAY, NOTHING, MICROSECOND = timedelta(days=1), timedelta(), timedelta(microseconds=1)
UNITS = {"minute": 60, "hour": 3600, "day": 86400}
KINDS = ("started", "paused", "resumed", "stopped", "reset", "cancelled")


class Differs(Exception):
    """A step of the receipt that the arithmetic does not confirm."""


class Unreadable(Exception):
    """What was given is not a receipt that can be judged here."""


def same(step, what, says, gives):
    """Raise Differs unless both are the same; `what` names the part of the step."""
    if says != gives:
        raise Differs(step, f"{what}: the receipt says {shown(says)}; it should be {shown(gives)}")


def same_rows(step, says, gives):
    """Raise Differs at the first row that is not the same, or that only one side has."""
    for index in range(max(len(says), len(gives))):
        ours = gives[index] if index < len(gives) else "nothing more"
        theirs = says[index] if index < len(says) else "nothing more"
        same(step, f"row {index + 1}", theirs, ours)


def shown(value):
    """Return a value as a person reads it."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return " ".join(shown(part) for part in value)
    return str(value)


# Instants and the wall clock ------------------------------------------------------------------------------------------


def instant(text):
    """Read an instant; None stays None."""
    if text is None:
        return None
    at = datetime.fromisoformat(text.replace("Z", "+00:00"))
    if at.tzinfo is None:
        raise Unreadable(f"{text} has no offset, so it names no instant")
    return at.astimezone(timezone.utc)


def zone_called(name):
    """Return the zone called `name`, or a fixed offset such as UTC-05:00."""
    fixed = re.fullmatch(r"UTC([+-])(\d\d):(\d\d)", name)
    if fixed:
        offset = timedelta(hours=int(fixed[2]), minutes=int(fixed[3]))
        return timezone(offset if fixed[1] == "+" else -offset)
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise Unreadable(f"this machine knows no time zone {name}; install the package tzdata") from None


def wall(at, zone):
    """Return what the clocks of a zone show at an instant."""
    return at.astimezone(zone).replace(tzinfo=None)


def at_wall(reading, zone, *, closing=False):
    """Return the instant at which the clocks show `reading`: the first, or for a closing the last.

    If they never show it, because they were put forward over it, it moves forward by as much.
    """
    near = reading.replace(tzinfo=timezone.utc)
    offsets = sorted({(near + shift).astimezone(zone).utcoffset() for shift in (-2 * DAY, 2 * DAY)}, reverse=True)
    showing = [near - offset for offset in offsets if wall(near - offset, zone) == reading]
    if showing:
        return showing[-1 if closing else 0]
    return near - (near - 2 * DAY).astimezone(zone).utcoffset()


def minutes_of(text):
    """Read HH:MM as minutes after midnight."""
    found = re.fullmatch(r"(\d\d):(\d\d)", text)
    if not found or int(found[2]) > 59 or int(found[1]) * 60 + int(found[2]) > 1440:
        raise Unreadable(f"{text} is not a time of day")
    return int(found[1]) * 60 + int(found[2])


class Calendar:
    """Support hours as the receipt states them, walked date by date."""

    def __init__(self, told):
        self.zone = zone_called(told["zone"])
        self.always_open = told["always_open"]
        self.week = [[self.window(text) for text in day] for day in told["week"]]
        self.closed = {date.fromisoformat(row["on"]) for row in told["holidays"] + told["closures"]}
        self.extra = {
            date.fromisoformat(row["on"]): [self.window(text) for text in row["hours"]] for row in told["extra"]
        }
        self.first, self.last = date.fromisoformat(told["from"]), date.fromisoformat(told["until"])

    @staticmethod
    def window(text):
        """Read 09:00-17:30; hours that end before they begin end on the next day."""
        opens, closes = (minutes_of(part) for part in text.split("-"))
        return opens, closes if closes > opens else closes + 1440

    def day(self, on):
        """Return the stretches that open on a date, in order; none on a date that never was."""
        midnight = datetime.combine(on, time())
        if wall(at_wall(midnight, self.zone), self.zone).date() != on:
            return []
        windows = self.extra.get(on, []) + ([] if on in self.closed else self.week[on.weekday()])
        edges = [(midnight + timedelta(minutes=a), midnight + timedelta(minutes=b)) for a, b in windows]
        found = [(at_wall(a, self.zone), at_wall(b, self.zone, closing=True)) for a, b in edges]
        return sorted((a, b) for a, b in found if a < b)

    def days(self, at):
        """Yield each working day from two dates before an instant on, as (date, stretches)."""
        on = max(wall(at, self.zone).date() - 2 * DAY, self.first)
        while on <= self.last:
            stretches = self.day(on)
            if stretches:
                yield on, stretches
            on += DAY

    def open_from(self, at):
        """Yield what is open from an instant on, without overlaps."""
        begun = None
        for _, stretches in self.days(at):
            for start, end in stretches:
                if begun and start <= begun[1]:
                    begun = begun[0], max(begun[1], end)
                    continue
                if begun and begun[1] > at:
                    yield max(begun[0], at), begun[1]
                begun = start, end
        if begun and begun[1] > at:
            yield max(begun[0], at), begun[1]

    def opening(self, at):
        """Return the instant itself if open then, else the next opening."""
        if self.always_open:
            return at
        return next((start for start, _ in self.open_from(at)), None) or self.beyond()

    def beyond(self):
        """Say that the receipt's calendar ends before what is asked."""
        raise LookupError(f"a date after {self.last}, up to which the receipt tells of its calendar")


# The target -----------------------------------------------------------------------------------------------------------


class Target:
    """The amount that was promised, counted by its own rules."""

    def __init__(self, told, calendar):
        self.told, self.calendar = told, calendar
        self.zone = zone_called(told["zone"])
        open_always = calendar is None or calendar.always_open
        self.elapsed = told["counted"] == "elapsed" or open_always

    def starts(self, origin):
        """Return when counting begins if the clock starts at `origin`."""
        on_calendar = self.told["counted"] != "elapsed" or self.told["from_opening"]
        return self.calendar.opening(origin) if self.calendar and on_calendar else origin

    def stretches(self, start, end):
        """Return what counts from one instant to another."""
        if start >= end:
            return []
        if self.elapsed:
            return [(start, end)]
        found = []
        for opens, closes in self.calendar.open_from(start):
            if opens >= end:
                break
            found.append((opens, min(closes, end)))
        return found

    def between(self, start, end):
        """Return how much counts from one instant to another."""
        return sum((b - a for a, b in self.stretches(start, end)), NOTHING)

    def after(self, start, amount):
        """Return the earliest instant by which so much more has counted."""
        if self.elapsed or amount <= NOTHING:
            return start + max(amount, NOTHING)
        for opens, closes in self.calendar.open_from(start):
            if closes - opens >= amount:
                return opens + amount
            amount -= closes - opens
        return self.calendar.beyond()

    def due(self, starts):
        """Return when it falls due if nothing is paused; None for a promise in words."""
        told = self.told
        if told["text"] is not None:
            return None
        if told["by"] is not None:
            today = datetime.combine(wall(starts, self.zone).date(), time()) + timedelta(minutes=minutes_of(told["by"]))
            times = [at_wall(today + shift, self.zone) for shift in (NOTHING, DAY)]
            return times[0] if times[0] > starts else times[1]
        if told["counted"] == "business_days":
            return self.business_days(starts, told["amount"], to_close=told["day_rule"] == "end of day")
        return self.after(starts, timedelta(seconds=told["amount"]))

    def business_days(self, starts, count, *, to_close):
        """Return the end of so many working days."""
        if self.calendar.always_open:
            here = wall(starts, self.zone)
            if to_close:
                return at_wall(datetime.combine(here.date(), time()) + (count + 1) * DAY, self.zone, closing=True)
            return at_wall(here + count * DAY, self.zone)
        before = [day for day in self.calendar.days(starts) if day[1][0][0] <= starts]
        later = [day for day in self.calendar.days(starts) if day[1][0][0] > starts]
        on, stretches = before[-1]
        ahead = count - 1 if not to_close and starts == stretches[0][0] else count
        if ahead > len(later):
            self.calendar.beyond()
        end_on, end = later[ahead - 1] if ahead else before[-1]
        if to_close or starts == stretches[0][0]:
            return max(closes for _, closes in end)
        since_midnight = wall(starts, self.zone) - datetime.combine(on, time())
        wanted = at_wall(datetime.combine(end_on, time()) + since_midnight, self.zone)
        reached = [min(wanted, closes) for opens, closes in end if opens <= wanted]
        return max(reached, default=end[0][0])


# An annex and the version that it is read with -----------------------------------------------------------------------


def clauses_of(lines):
    """Return where each clause begins and ends, by its number, in order; a heading within a fence begins none."""
    begins, fence = [], None
    for index, line in enumerate(lines):
        opened = re.fullmatch(r"(`{3,}|~{3,})[ \t]*\w*", line)
        heading = re.match(r"#{1,6}[ \t]+(\d+(?:\.\d+)?)[ \t]", line)
        if fence:
            fence = None if line.startswith(fence) and not line.strip("`~") else fence
        elif opened:
            fence = opened[1]
        elif heading:
            begins.append((heading[1], index))
    ends = [index for _, index in begins[1:]] + [len(lines)]
    return {number: (index, end) for (number, index), end in zip(begins, ends)}


def read_as_one(version, annex):
    """Return a version with the clauses that an annex states in the places of its own."""
    lines, stated = version.split("\n"), annex.split("\n")
    places, instead = clauses_of(lines), clauses_of(stated)
    for number, (start, end) in reversed(list(places.items())):
        if number in instead:
            first, last = instead[number]
            lines[start:end] = [*stated[first:last], ""]
    if set(instead) - set(places):
        raise Differs("agreement", f"the annex overrides a clause that there is not: {sorted(set(instead))}")
    return canonical("\n".join(lines))


def text_of(receipt, texts, published):
    """Return the text that a receipt rests on: the one at hand, or that of a version and its annex read as one."""
    try:
        told = receipt["agreement"]
        others = {row["role"]: row["hash"] for row in told["others"]}
    except (KeyError, TypeError) as fault:
        raise Unreadable(f"it is no receipt: {type(fault).__name__} {fault}") from None
    if "annex" not in others or not (texts or published):
        return published or texts.get(told["hash"])
    parts = {"version": published or texts.get(others.get("version")), "annex": texts.get(others["annex"])}
    for role, text in parts.items():
        if text is None:
            raise Differs("agreement", f"the document holds no {role} with the hash that the receipt names")
        same("agreement", f"SHA-256 of the {role}", others[role], hashlib.sha256(text.encode()).hexdigest())
    return read_as_one(parts["version"], parts["annex"])


# The steps, in order --------------------------------------------------------------------------------------------------


class Case:
    """One receipt while it is judged; each method is a step and bears its name."""

    STEPS = (
        *("agreement", "clause", "target", "zone", "events", "begins"),
        *("deadline", "pauses", "counted", "ahead", "due", "result", "digest"),
    )

    def __init__(self, receipt, text):
        if receipt.get("schema") != RECEIPT:
            raise Unreadable(f"the form {receipt.get('schema')!r} is not known here; this verifier reads {RECEIPT}")
        self.told, self.text = receipt, text
        self.calendar = Calendar(receipt["calendar"]) if receipt["calendar"] else None
        self.goal = Target(receipt["target"], self.calendar)
        self.at = instant(receipt["read_at"])
        self.name = f"{receipt['ticket']} {receipt['metric']}"

    def agreement(self):
        """The text, if it is at hand, has the hash that the receipt names."""
        if self.text is not None:
            gives = hashlib.sha256(self.text.encode()).hexdigest()
            same("agreement", "SHA-256 of the text", self.told["agreement"]["hash"], gives)

    def clause(self):
        """The clause stands in the text, at its line, word for word, and nothing but that clause."""
        told = self.told["clause"]
        lines = told["source"].split("\n")
        heading = re.sub(r"\s+", " ", lines[0].lstrip("#").strip())
        same("clause", "heading", f"{told['number']} {told['title']}", heading)
        fenced = False
        for line in lines[1:]:
            fenced ^= line.startswith(("```", "~~~"))
            if not fenced and re.match(r"#{1,6}\s+\d+(\.\d+)?\s", line):
                raise Differs("clause", f"another clause is quoted with it: {line}")
        if self.text is not None:
            there = self.text.split("\n")[told["line"] - 1 :][: len(lines)]
            same_rows("clause", lines, there)

    def target(self):
        """The amount is what its words say, and the words are those of the clause."""
        told = self.told["target"]
        gives = amount_of(told["words"], promised=told["text"] is not None)
        says = (told["counted"], told["amount"], told["by"])
        same("target", f"“{told['words']}”", says, gives)
        if told["text"] is not None:
            same("target", "text", told["text"], told["words"])
        for words in (told["by"] or told["words"], told["strength"]):
            if plain(words) not in plain(self.told["clause"]["source"]):
                raise Differs("target", f"“{words}” does not stand in clause {self.told['clause']['number']}")
        same("target", "kind of time", told["time_kind"], "elapsed" if self.goal.elapsed else "support")
        named = self.told["calendar"]["name"] if self.calendar else None
        same("target", "calendar", told["calendar"], named)

    def zone(self):
        """The offsets that were used are those of the zone, and no change of clocks was left out."""
        name, told = self.told["target"]["zone"], self.told["offsets"]
        same("zone", "zone", name, self.told["calendar"]["zone"] if self.calendar else self.told["agreement"]["zone"])
        if self.text is not None and name not in self.text:
            raise Differs("zone", f"{name} does not stand in the agreement")
        known = {instant(row["since"]): row["utc_offset"] for row in told}
        until = max([instant(self.told["result"]["stopped_at"]) or self.at, *known])
        at, present = min(known), None
        while at <= until:
            present = known.get(at, present)
            if present != offset_words(at, self.goal.zone):
                hint = f"this machine has {zone_rules()}, the receipt was made with {self.told['zone_rules']}"
                what = f"offset at {shown(at)} ({hint})"
                same("zone", what, present, offset_words(at, self.goal.zone))
            at = min([later for later in known if later > at] + [at + DAY])

    def events(self):
        """The events are known, in order, begin with a start, and none is later than the reading."""
        told = [(row["kind"], instant(row["at"]), row["reason"]) for row in self.told["events"]]
        if not told or told[0][0] != "started" or any(kind not in KINDS for kind, _, _ in told):
            raise Differs("events", "they must begin with a start and be " + ", ".join(KINDS))
        moments = [at for _, at, _ in told]
        same("events", "order", moments, sorted(moments))
        if moments[-1] > self.at or moments[0] < instant(self.told["received_at"]):
            raise Differs("events", "one lies before the receipt of the ticket, or after the reading")
        self.origin, self.waits, self.ended = run_of(told)

    def begins(self):
        """Counting begins at the last start or reset, or at the next opening."""
        told = self.told["begins"]
        same("begins", "counted from", instant(told["counted_from"]), self.origin)
        self.starts = self.goal.starts(self.origin)
        same("begins", "first counted instant", instant(told["starts_at"]), self.starts)
        self.ends = self.ended[1] if self.ended else self.at

    def deadline(self):
        """The amount, counted from there without a pause, ends when the receipt says."""
        told = self.told["begins"]
        self.unpaused = self.goal.due(self.starts)
        same("deadline", "due without pauses", instant(told["due_unpaused"]), self.unpaused)
        self.total = self.goal.between(self.starts, self.unpaused) if self.unpaused else NOTHING
        same("deadline", "time in all", told["total_us"], self.total // MICROSECOND)

    def pauses(self):
        """The pauses are those of the events, each measured in the target's own kind of time."""
        gives = []
        for start, end, reason in self.waits:
            length = self.goal.between(max(start, self.starts), end or self.at)
            gives.append((start, end, reason, length // MICROSECOND))
        rows = self.told["pauses"]
        says = [(instant(row["start"]), instant(row["end"]), row["reason"], row["length_us"]) for row in rows]
        same_rows("pauses", says, gives)

    def counted(self):
        """The segments are what counts between the pauses, no more and no less."""
        self.used, gives, since = NOTHING, [], self.starts
        for start, end, _ in [*self.waits, (self.ends, self.ends, None)]:
            gives += self.goal.stretches(since, min(start, self.ends))
            since = max(end or self.ends, self.starts)
        self.used = sum((b - a for a, b in gives), NOTHING)
        same_rows("counted", segments(self.told["counted"]), self.rows(gives))

    def ahead(self):
        """What would count from there on ends when it falls due."""
        self.due_at, self.past_due_at = self.fallen_due()
        since, gives = max(self.ends, self.starts), []
        if self.due_at and not self.past_due_at:
            gives = self.goal.stretches(since, self.due_at)
        same_rows("ahead", segments(self.told["ahead"]), self.rows(gives))

    def due(self):
        """It falls due when the pauses are removed; a promise unmet then stays past due."""
        told = self.told["result"]
        same("due", "due", instant(told["due"]), self.due_at)
        same("due", "past due at", instant(told["past_due_at"]), self.past_due_at)

    def result(self):
        """Stage, time used and left, and whether it was kept, missed or breached."""
        told, late = self.told["result"], self.past_due_at is not None
        stage = {"stopped": "completed", "cancelled": "cancelled"}.get(self.ended[0] if self.ended else "")
        done = stage == "completed" and self.told["target"]["text"] is None
        left = (self.total - self.used) // MICROSECOND
        firm = self.told["target"]["strength"] == "guaranteed"
        gives = {
            "stage": stage or ("paused" if self.paused else "in_progress"),
            "stopped_at": self.ends if self.ended else None,
            "paused_since": self.waits[-1][0] if self.paused else None,
            "used_us": self.used // MICROSECOND,
            "left_us": left,
            "spare_us": left if done else None,
            "kept": not late if done else None,
            "missed": late and not firm,
            "breached": late and firm,
        }
        for key, value in gives.items():
            says = instant(told[key]) if key in ("stopped_at", "paused_since") else told[key]
            same("result", key, says, value)

    def digest(self):
        """Not a character of the receipt was changed since its digest was made."""
        same("digest", "SHA-256 of the receipt", self.told["digest"], digest_of(self.told))

    @property
    def paused(self):
        return bool(self.waits) and self.waits[-1][1] is None

    def rows(self, stretches):
        """Return stretches as the receipt lists them, each with the date on which it starts."""
        return [
            (wall(a, self.goal.zone).date().isoformat(), a, b, (b - a) // MICROSECOND) for a, b in stretches if a < b
        ]

    def fallen_due(self):
        """Return when it is due, if it is not paused, and when it fell due unmet."""
        waited, past = NOTHING, None
        for start, end, _ in self.waits:
            due = past or self.moved_by(waited)
            past = due if due and due <= start else past
            if end is None:
                return None, past
            waited += self.goal.between(max(start, self.starts), end)
        due = past or self.moved_by(waited)
        late = due and (self.ends > due if self.ended else self.at >= due)
        return due, due if late else past

    def moved_by(self, waited):
        """Return the due without pauses, moved on by what was waited; a wait of nothing leaves it where it was."""
        return self.goal.after(self.unpaused, waited) if self.unpaused and waited else self.unpaused


def run_of(events):
    """Return when the clock last began, its pauses since, and what ended it if anything did."""
    origin, waits, ended = None, [], None
    for kind, at, reason in events:
        waiting = waits[-1] if waits and waits[-1][1] is None else None
        if kind in ("started", "reset"):
            # What waits goes on waiting, counted afresh.
            origin, waits, ended = at, [(at, None, waiting[2])] if waiting else [], None
        elif kind == "resumed" and ended and ended[0] == "stopped":
            ended = None
        elif ended:
            continue
        elif kind == "paused" and not waiting:
            waits.append((at, None, reason))
        elif kind != "paused":
            if waiting:
                waits[-1] = (waiting[0], at, waiting[2])
            ended = (kind, at) if kind in ("stopped", "cancelled") else None
    return origin, waits, ended


def amount_of(words, *, promised):
    """Return what an amount in words is counted in, how much of it, and by when."""
    found = re.fullmatch(r"(\d+) (?:(business|support) )?(minute|hour|day)s?", words)
    by = re.fullmatch(r"by (\d\d:\d\d)", words)
    if promised or by:
        return "elapsed", 0, None if promised else by[1]
    if not found or (found[3] == "day" and not found[2]):
        return "no amount of time", 0, None
    if found[3] == "day":
        return "business_days", int(found[1]), None
    return "support" if found[2] else "elapsed", int(found[1]) * UNITS[found[3]], None


def segments(rows):
    """Read the segments of a receipt."""
    return [(row["on"], instant(row["start"]), instant(row["end"]), row["length_us"]) for row in rows]


def plain(text):
    """Return text without quotes, escapes, capitals and line breaks, to find words in it.

    An agreement may say "1 elapsed hour" for what is worded "1 hour".
    """
    return " ".join(re.sub(r"['\"\\]|\belapsed ", "", text).casefold().split())


def offset_words(at, zone):
    """Return a zone's offset at an instant, as in +05:30."""
    offset = at.astimezone(zone).utcoffset()
    minutes = abs(offset) // timedelta(minutes=1)
    return f"{'-' if offset < NOTHING else '+'}{minutes // 60:02}:{minutes % 60:02}"


def zone_rules():
    """Return the version of this machine's time-zone rules, as far as it says."""
    for folder in zoneinfo.TZPATH:
        listing = Path(folder, "tzdata.zi")
        if listing.is_file():
            with listing.open(encoding="utf-8") as lines:
                return lines.readline().rpartition(" ")[2].strip()
    try:
        from tzdata import IANA_VERSION
    except ImportError:
        return "unknown"
    return str(IANA_VERSION)


def digest_of(told):
    """Return the SHA-256 over the canonical JSON of an object without its own digest."""
    rest = {key: value for key, value in told.items() if key != "digest"}
    written = json.dumps(rest, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()


def canonical(text):
    """Return an agreement's text as it is hashed."""
    lines = unicodedata.normalize("NFC", text.lstrip("\ufeff")).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


def verify(receipt, text=None):
    """Judge one receipt, with the agreement's text if it is at hand.

    Raises: Differs, at the first step that differs; Unreadable.
    """
    try:
        case = Case(receipt, text)
        for step in Case.STEPS:
            try:
                getattr(case, step)()
            except LookupError as beyond:
                if isinstance(beyond, (KeyError, IndexError)):
                    raise
                raise Differs(step, f"the arithmetic needs {beyond}") from None
    except (KeyError, IndexError, TypeError, ValueError, AttributeError, OverflowError) as fault:
        raise Unreadable(f"it is no receipt: {type(fault).__name__} {fault}") from None
    return case


def main(arguments=None):
    """Judge what a file holds and return the exit code."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("file", nargs="?", default="-", help="a receipt, or the receipts of a ticket; - reads stdin")
    asked.add_argument("--agreement", metavar="FILE", help="the published text, to check its hash")
    given = asked.parse_args(arguments)
    try:
        source = sys.stdin.read() if given.file == "-" else Path(given.file).read_text(encoding="utf-8")
        document = json.loads(source)
        published = canonical(Path(given.agreement).read_text(encoding="utf-8")) if given.agreement else None
        print("\n".join(["OK", *judged(document, published)]))
    except Differs as found:
        step, words = found.args
        print(f"DIFFERS at step {Case.STEPS.index(step) + 1}, {step}\n  {words}")
        return 1
    except (OSError, ValueError, Unreadable) as fault:
        print(f"UNREADABLE\n  {fault}")
        return 2
    return 0


def judged(document, published):
    """Judge every receipt of a document, or a bare one, or a list; yield a line for each that agrees."""
    whole = isinstance(document, dict) and document.get("schema") == DOCUMENT
    found = document["receipts"] if whole else document
    found = found if isinstance(found, list) else [found]
    if not found or not all(isinstance(receipt, dict) for receipt in found):
        raise Unreadable("there is no receipt in it")
    texts = document.get("texts", {}) if whole else {}
    if not isinstance(texts, dict) or not all(isinstance(text, str) for text in texts.values()):
        raise Unreadable("its texts are no texts")
    lines = []
    for receipt in found:
        try:
            text = text_of(receipt, texts, published)
            if whole and text is None:
                raise Differs("agreement", "the document holds no text with the hash that the receipt names")
            case = verify(receipt, text)
        except Differs as difference:
            step, words = difference.args
            name = f"{receipt.get('ticket')} {receipt.get('metric')}"
            raise Differs(step, f"{name}: {words}") from None
        unread = "" if text else "; the agreement's text was not at hand, so its hash was not checked"
        lines.append(f"  {case.name}: {len(Case.STEPS)} steps agree{unread}")
    for digest, text in texts.items():
        same("agreement", "SHA-256 of an enclosed text", digest, hashlib.sha256(text.encode()).hexdigest())
    if whole:
        same("digest", "SHA-256 of the whole document", document["digest"], digest_of(document))
    used = sorted({str(receipt["zone_rules"]) for receipt in found})
    return [*lines, f"  time-zone rules: {zone_rules()} here, {', '.join(used)} in the receipt"]


if __name__ == "__main__":
    sys.exit(main())
