"""What a form says is searched, asked about once, and taken out unless its sender says that it is no secret."""

from django.http import QueryDict

from upheld.presentation.suspects import NO_SECRET, SHOWN, LookedThrough, look_through
from upheld.redaction.search import found_secrets

TEXT = "password: hunter2"
(MARK,) = [one.mark for one in found_secrets(TEXT)]


def looked(**sent: str | list[str]) -> LookedThrough:
    data = QueryDict(mutable=True)
    for name, value in sent.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return look_through(data)


def test_what_nobody_was_asked_about_is_asked_and_stands_until_then() -> None:
    found = looked(subject="Help", text=TEXT)

    assert [(one.where, one.finding.masked) for one in found.unasked] == [("text", "h••••••")]
    assert found.data["text"] == TEXT
    assert found.carried == []


def test_what_was_shown_and_not_kept_is_taken_out() -> None:
    found = looked(text=TEXT, **{SHOWN: MARK})

    assert found.unasked == ()
    assert found.data["text"] == "password: [redacted password]"


def test_what_is_no_secret_stays_and_is_not_asked_about_again() -> None:
    found = looked(text=TEXT, **{SHOWN: MARK, NO_SECRET: MARK})

    assert (found.unasked, found.data["text"]) == ((), TEXT)
    assert sorted(found.carried) == [(NO_SECRET, MARK), (SHOWN, MARK)]


def test_a_tick_for_what_was_never_shown_keeps_nothing() -> None:
    assert [one.finding.mark for one in looked(text=TEXT, **{NO_SECRET: MARK}).unasked] == [MARK]


def test_what_was_written_since_is_asked_about_and_what_was_let_go_is_gone() -> None:
    found = looked(text=f"{TEXT}\npassword: newer-42", **{SHOWN: MARK})

    assert [one.finding.masked for one in found.unasked] == ["n••••••"]
    assert found.data["text"] == "password: [redacted password]\npassword: newer-42"


def test_the_same_secret_in_two_fields_is_one_question() -> None:
    found = looked(text=TEXT, answer_steps=[f"log in, {TEXT}"])

    assert [one.where for one in found.unasked] == ["text"]


def test_what_the_form_itself_carries_is_not_searched() -> None:
    assert looked(csrfmiddlewaretoken=TEXT, upload=TEXT, submission=TEXT).unasked == ()
