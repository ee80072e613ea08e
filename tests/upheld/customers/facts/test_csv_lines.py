"""Files of customers: read with what is wrong, and written so that no spreadsheet runs anything."""

import csv
import io

import pytest

from upheld.customers.facts.csv_lines import (
    BYTES_AT_MOST,
    LINES_AT_MOST,
    NotACustomerFile,
    guarded,
    read_file,
    read_lines,
    unguarded,
    write_lines,
)


@pytest.mark.attack(32)
@pytest.mark.parametrize("cell", ["=1+1", "+49 30 1", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1", " =1", "'=1", "''+1"])
def test_what_would_be_a_formula_is_guarded_and_comes_back(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize("cell", ["", "Acme", "O'Neill", "'quoted'", "a=b", "1-2"])
def test_what_is_no_formula_stays_as_it_is(cell: str) -> None:
    assert guarded(cell) == cell
    assert unguarded(cell) == cell


def test_every_cell_of_an_export_is_guarded() -> None:
    written = "".join(write_lines([{"customer": '=HYPERLINK("http://x","y")', "phone": "+49", "name": "Ana, B"}]))

    (row,) = list(csv.DictReader(io.StringIO(written)))

    assert row["customer"].startswith("'=")
    assert row["phone"] == "'+49"
    assert row["name"] == "Ana, B"


def test_lines_are_numbered_as_an_editor_counts_and_empty_ones_are_left_out() -> None:
    lines = read_lines("Customer;Email\r\nAcme;a@acme.example\r\n;\r\nGlobex;g@globex.example\r\n")

    assert [(line.number, line.values["customer"], line.values["email"]) for line in lines] == [
        (2, "Acme", "a@acme.example"),
        (4, "Globex", "g@globex.example"),
    ]
    assert lines[0].values["phone"] == ""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "neither"),
        ("phone\n1\n", "neither"),
        ("customer,colour\nAcme,red\n", "unknown column “colour”"),
        ("customer,customer\nAcme,Acme\n", "twice"),
        ("customer,email\nAcme,a@b.example,more\n", "line 2 has more cells"),
        ('customer\n"Acme\n', "line"),
        ("customer\n" + "Acme\n" * (LINES_AT_MOST + 1), "more than"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(text: str, why: str) -> None:
    with pytest.raises(NotACustomerFile, match=why):
        read_lines(text)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", "Café".encode("latin-1"), b"a\0b", b"x" * (BYTES_AT_MOST + 1)])
def test_what_is_no_text_of_a_bearable_size_is_refused(content: bytes) -> None:
    with pytest.raises(NotACustomerFile):
        read_file(content)


def test_the_mark_of_spreadsheets_is_no_part_of_the_text() -> None:
    assert read_file(b"\xef\xbb\xbfcustomer\n") == "customer\n"
