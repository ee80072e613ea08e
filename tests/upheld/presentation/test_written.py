"""What people write is drawn safely, lightly marked up, with its quotations folded."""

import pytest

from upheld.presentation.written import LONG_LINES, LONGEST_MARKED_UP, SHOWN_LINES, written


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One\ntwo", "<p>One<br>\ntwo</p>\n"),
        ("**now** and `ps -ef`", "<p><strong>now</strong> and <code>ps -ef</code></p>\n"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"),
        ("# not a title", "<p># not a title</p>\n"),
        ("```\na < b\n```", "<pre><code>a &lt; b\n</code></pre>\n"),
    ],
)
def test_light_markdown_is_read(text: str, html: str) -> None:
    assert written(text) == html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src="https://spy.example/pixel">',
        "![](https://spy.example/pixel)",
        "[here](javascript:alert(1))",
        "[here](data:text/html;base64,PHNjcmlwdD4=)",
        '<a href="https://x.example" onclick="alert(1)">here</a>',
        "&lt;script&gt;alert(1)&lt;/script&gt;",
    ],
)
def test_nothing_runs_and_nothing_is_fetched(text: str) -> None:
    html = str(written(text))
    for evil in ("<script", "<img", 'href="javascript', 'href="data', '<a href="https://x.example" on'):
        assert evil not in html


@pytest.mark.attack(1)
def test_bare_addresses_are_links_that_tell_nobody_where_one_came_from() -> None:
    html = written("See https://status.example/now?a=1&b=2. (https://x.example)")
    assert '<a href="https://status.example/now?a=1&amp;b=2" rel="noopener noreferrer nofollow">' in html
    assert '<a href="https://x.example" rel="noopener noreferrer nofollow">https://x.example</a>)' in html
    assert written("`https://x.example`") == "<p><code>https://x.example</code></p>\n"


def test_the_quotation_at_the_end_is_folded_with_the_line_that_leads_to_it() -> None:
    html = written("It works again.\n\nOn Fri, Ana Duarte wrote:\n> Does it work?\n>\n> Ana\n")
    assert html.startswith("<p>It works again.</p>")
    assert (
        html.index("<details") < html.index("Ana Duarte wrote") < html.index("Does it work?") < html.index("</details>")
    )


def test_a_quotation_that_is_answered_below_stays_where_it_is() -> None:
    assert "<details" not in written("> Does it work?\nYes.")
    assert "<details" not in written("> All that was sent")


def test_a_very_long_text_is_shown_as_it_was_written() -> None:
    assert written("**" + "x" * LONGEST_MARKED_UP).startswith("<pre>**xxx")


def test_a_long_message_is_folded_where_a_paragraph_ends() -> None:
    text = "\n\n".join(f"Paragraph {number}" for number in range(30))
    shown, _mark, rest = written(text).partition('<details class="rest">')
    assert shown.rstrip().endswith(f"<p>Paragraph {SHOWN_LINES // 2 - 1}</p>")
    assert f"Paragraph {SHOWN_LINES // 2}<" in rest
    assert "Paragraph 29" in rest
    assert f"Show {59 - SHOWN_LINES + 1} more lines" in rest


def test_a_message_of_ordinary_length_is_not_folded() -> None:
    assert "<details" not in written("\n".join(["line"] * LONG_LINES))


def test_a_long_block_of_code_is_code_on_both_sides_of_the_fold() -> None:
    text = "Log:\n```\n" + "\n".join(f"**{number}**" for number in range(100)) + "\n```\nThat is *all*."
    shown, _mark, rest = written(text).partition('<details class="rest">')
    assert shown.count("<pre>") == rest.count("<pre>") == 1
    assert "**5**" in shown
    assert "**99**" in rest
    assert "<strong>" not in shown + rest
    assert "That is <em>all</em>." in rest


def test_a_fold_and_a_quotation_stand_beside_one_another() -> None:
    html = written("\n\n".join(["word"] * 50) + "\n\nAna wrote:\n> before")
    assert html.count("<details") == 2
    assert html.index('class="rest"') < html.index('class="quoted"')


def test_one_line_that_never_ends_is_left_whole() -> None:
    assert "<details" not in written("x" * 9_000)
