"""Tags through the API: PUT and DELETE say how it should be, and a list narrows by one."""

from tests.support.programs import Program


def test_a_tag_is_added_once_and_removed(program: Program) -> None:
    number = program.open(priority="p1")["number"]
    for _ in range(2):
        tagged = program.call("PUT", f"/tickets/{number}/tags/Billing")
    assert (tagged.status, tagged.json["tags"]) == (200, ["billing"])
    assert program.call("GET", "/tickets?tag=billing").json["tickets"][0]["number"] == number
    for _ in range(2):
        bare = program.call("DELETE", f"/tickets/{number}/tags/billing")
    assert (bare.status, bare.json["tags"]) == (200, [])
    assert program.call("GET", "/tickets?tag=billing").json["tickets"] == []


def test_what_is_no_tag_is_a_problem(program: Program) -> None:
    number = program.open(priority="p1")["number"]
    refused = program.call("PUT", f"/tickets/{number}/tags/---")
    assert (refused.status, refused.json["type"]) == (422, "urn:upheld:problem:bad-tag")


def test_another_desk_tags_nothing(program: Program, other_program: Program) -> None:
    number = program.open(priority="p1")["number"]
    assert other_program.call("PUT", f"/tickets/{number}/tags/x").status == 404
    assert other_program.call("DELETE", f"/tickets/{number}/tags/x").status == 404
    assert program.call("GET", f"/tickets/{number}").json["tags"] == []
