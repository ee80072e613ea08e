"""Links through the API: PUT and DELETE say how it should be; another desk's tickets do not exist."""

from tests.support.programs import Program


def opened(program: Program) -> tuple[int, int]:
    first, second = (program.open(priority="p1")["number"] for _ in range(2))
    return first, second


def test_a_link_is_shown_on_both_sides_and_taken_back(program: Program) -> None:
    one, other = opened(program)
    for _ in range(2):
        linked = program.call("PUT", f"/tickets/{one}/links/blocks/{other}")
    assert linked.status == 200
    assert [(link["kind"], link["outward"], link["number"]) for link in linked.json["links"]] == [
        ("blocks", True, other)
    ]
    assert program.call("GET", f"/tickets/{other}").json["links"][0]["outward"] is False
    for _ in range(2):
        bare = program.call("DELETE", f"/tickets/{one}/links/blocks/{other}")
    assert bare.json["links"] == []


def test_what_cannot_be_linked_is_a_problem(program: Program) -> None:
    one, other = opened(program)
    program.call("PUT", f"/tickets/{one}/links/blocks/{other}")
    refused = [
        program.call("PUT", path).json["type"].rpartition(":")[2]
        for path in (f"/tickets/{other}/links/blocks/{one}", f"/tickets/{one}/links/blocks/{one}")
    ]
    assert refused == ["would-circle", "links-to-itself"]


def test_another_desks_tickets_do_not_exist(program: Program, other_program: Program) -> None:
    one, other = opened(program)
    foreign = other_program.open(priority="medium", category="support")["number"]
    assert other_program.call("PUT", f"/tickets/{foreign}/links/blocks/{other + 5}").status == 404
    assert other_program.call("DELETE", f"/tickets/{other}/links/blocks/{one}").status == 404
    assert program.call("GET", f"/tickets/{one}").json["links"] == []
