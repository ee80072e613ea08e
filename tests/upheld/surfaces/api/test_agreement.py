"""The agreement in force, as programs read it."""

from tests.support.programs import Program


def test_the_agreement_names_what_may_be_stated_and_asked(program: Program) -> None:
    shown = program.call("GET", "/agreement").json

    facts = {fact["key"]: [value["key"] for value in fact["values"]] for fact in shown["facts"]}
    assert (shown["name"], shown["version"], shown["zone"]) == ("integrato", 1, "Europe/London")
    assert facts["priority"] == ["p1", "p2", "p3", "p4"]
    assert {reason["key"] for reason in shown["pause_reasons"]} == {"customer", "supplier"}
    assert "impact" in {field["key"] for field in shown["intake"]}
    assert len(shown["hash"]) == 64
    assert shown["clauses"][0]["number"] == "1"
