"""Every component renders what it was given; the table names each one."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.template import Context, Template
from django_cotton.compiler_regex import CottonCompiler

import upheld
from upheld.surfaces.gallery import samples
from upheld.surfaces.gallery.clocks import PAUSED, RUNNING, TAPE

COMPONENTS = Path(upheld.__file__).parent / "templates" / "cotton"
HELD_AT = datetime(2026, 11, 20, 11, 24, tzinfo=UTC)


class Asked(forms.Form):
    subject = forms.CharField(help_text="One line.")


GIVEN: dict[str, Any] = {
    "running": RUNNING,
    "paused": PAUSED,
    "tape": TAPE,
    "held_at": HELD_AT,
    "zone": ZoneInfo("Europe/London"),
    "reader_zone": ZoneInfo("Europe/London"),
    "at": HELD_AT,
    "hostile": 'x" onload="<i>',
    "form": Asked({}),
    **{
        name: samples.SHEET[name]
        for name in (
            "changes",
            "options",
            "reasons",
            "week",
            "scale",
            "tabs",
            "scales",
            "facts",
            "desk",
            "files",
        )
    },
}

TABLE: dict[str, tuple[str, tuple[str, ...]]] = {
    "avatar": ('<c-avatar name="Ravi Menon" present />', ('aria-label="Ravi Menon, here now"', ">RM<")),
    "badge": ('<c-badge kind="warn">At risk</c-badge>', ("badge-warn", "At risk")),
    "banner": (
        '<c-banner kind="met">Sent.<c-slot name="actions">Undo</c-slot></c-banner>',
        ('role="status"', "Sent.", "banner-actions"),
    ),
    "because": ('<c-because :reasons="reasons" />', ("<ol", "Support is open", ">§&thinsp;3.1</a>")),
    "button": (
        '<c-button kind="solid" key="R" name="verb">Reply</c-button>',
        ('data-key="r"', 'name="verb"', ">R</kbd>", "btn-solid"),
    ),
    "card": ('<c-card title="Contract" kind="roomy">body</c-card>', ("card-roomy", "Contract</h2>", "body")),
    "changes": (
        '<c-changes :lines="changes" none="Nothing" />',
        ("Resolution</b> due Mon 09:00 (target), kept", "was due Fri 17:30 (target), missed"),
    ),
    "clause": (
        '<c-clause number="4.2" url="/a#4.2" text="Within 48 hours." />',
        ('href="/a#4.2"', 'data-clause-text="Within 48 hours."'),
    ),
    "clause_card": (
        '<c-clause-card number="3.1" text="One hour." strength="guaranteed" strength_label="Guaranteed" />',
        ("One hour.", "is-guaranteed"),
    ),
    "clock": (
        '<c-clock :face="running" />',
        (
            "1 h 14 min left",
            "due today 16:12",
            "Target",
            "2 h of support time",
            "4.1",
            'data-duration="long"',
        ),
    ),
    "clock_ring": ('<c-clock-ring :face="paused" size="52" />', ("ring-52", "is-paused", 'role="img"')),
    "datagrid": ('<c-datagrid :facts="facts" />', ("<dt>Customer</dt>", "Tessera Bank", "1.3")),
    "desk_mark": ('<c-desk-mark :desk="desk" />', ("desk-teal", ">I<")),
    "empty": (
        '<c-empty title="Nothing due before Monday">31 kept.</c-empty>',
        ("Nothing due before Monday", "31 kept."),
    ),
    "event_line": (
        '<c-event-line icon="flag" clause="1.3" url="/x" :happened_at="held_at">Covered</c-event-line>',
        ("Covered", "1.3", "11:24"),
    ),
    "field": (
        '<c-field :field="form.subject" conditional />',
        ("field-conditional", 'aria-invalid="true"', "This field is required.", "One line."),
    ),
    "hours_chart": (
        '<c-hours-chart :days="week" :scale="scale" words="Open weekdays" />',
        ('aria-label="Open weekdays"', "hours-now", "08:00"),
    ),
    "kbd": ("<c-kbd>J</c-kbd>", ("<kbd", ">J<")),
    "loading_rows": ('<c-loading-rows rows="12" />', ("Loading", "loading-row")),
    "files": ('<c-files :files="files" />', ('href="#file"', "heap-dump.zip", "46.0\xa0MB")),
    "message": (
        '<c-message name="Ines Kohl" kind="note" :sent_at="held_at"><p>Out of memory.</p></c-message>',
        ("is-note", "internal note", "11:24"),
    ),
    "pager": ('<c-pager next="/?after=9" shown="50 shown" />', ('rel="next" href="/?after=9"', "50 shown")),
    "priority": ('<c-priority rank="2" label="P2" />', ("P2", 'class="on"')),
    "priority_options": (
        '<c-priority-options name="priority" :options="options" />',
        ('value="urgent" checked', "Typically by 22:40", "No reply time promised"),
    ),
    "segmented": ('<c-segmented :items="scales" />', ('aria-current="true"', "Month")),
    "strength": ('<c-strength strength="typical" label="Typical" />', ("is-typical", "Typical")),
    "tabs": ('<c-tabs :items="tabs" />', ('aria-current="page"', "Internal note", 'data-key="i"')),
    "tape": (
        '<c-tape :tape="tape" label="From Friday to Monday" />',
        ('x="14%" width="6%"', "tape-paused", "now 16:40", "From Friday to Monday"),
    ),
    "ticket_state": ('<c-ticket-state state="on_hold" />', ("badge-hold", "On hold")),
    "upheld_mark": ('<c-upheld-mark size="20" />', ('width="20"',)),
    "when": (
        '<c-when :instant="held_at" desk_zone="Asia/Kolkata" />',
        ('datetime="2026-11-20T11:24:00+00:00"', "11:24 GMT (16:54 IST)"),
    ),
    "why": (
        '<c-why id="why-1" title="Due Sunday" :reasons="reasons" hash="9f2c" />',
        ("popover", 'role="dialog"', "Due Sunday", "9f2c"),
    ),
}


def rendered(source: str) -> str:
    return Template(CottonCompiler().process(source)).render(Context(GIVEN))


@pytest.mark.parametrize("name", sorted(TABLE))
def test_a_component_shows_what_it_was_given(name: str) -> None:
    source, expected = TABLE[name]
    shown = rendered(source)
    assert [part for part in expected if part not in shown] == []


def names() -> Iterator[str]:
    return (path.stem for path in COMPONENTS.glob("*.html"))


def test_the_table_names_every_component() -> None:
    assert set(names()) == set(TABLE)


@pytest.mark.parametrize("name", sorted(TABLE))
def test_a_component_names_its_parameters_at_the_top(name: str) -> None:
    assert "{% comment %}" in (COMPONENTS / f"{name}.html").read_text()[:60]


def test_a_row_is_one_line_of_inline_elements() -> None:
    row = rendered('<c-clock :face="running" variant="row" />')
    assert "<div" not in row
    assert "ring-24" in row


@pytest.mark.attack(1, 2)
def test_words_from_people_are_escaped() -> None:
    for given in (':name="hostile"', 'name="{{ hostile }}"'):
        shown = rendered(f"<c-avatar {given} /><c-message {given} about='x'>body</c-message>")
        assert "<i>" not in shown
        assert 'title="x" onload' not in shown


def test_a_clock_that_is_not_counting_offers_no_duration_to_a_script() -> None:
    assert "data-duration" not in rendered('<c-clock :face="paused" />')
