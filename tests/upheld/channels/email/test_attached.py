"""Files are named in mails by links, never sent along."""

from email.message import Message

from tests.upheld.channels.email.samples import FILES, notification
from upheld.channels.email.attached import file_lines
from upheld.channels.email.letter import compose


def test_each_file_has_its_own_address_below_the_ticket() -> None:
    first, second = file_lines({"files": FILES}, "https://desk.example/intesys/track/abc:def/")

    assert (first.name, first.size) == ("<relay> & log.txt", "1.4\xa0MB")
    assert first.url == "https://desk.example/intesys/track/abc:def/files/0a1b2c3d-0000-4000-8000-000000000001/"
    assert second.name == "ação.png"


def test_a_mail_written_before_there_were_files_names_none() -> None:
    assert file_lines({}, "https://desk.example/intesys/track/abc:def/") == []


def test_no_file_is_part_of_a_mail() -> None:
    letter = compose(notification("ticket-replied"))
    parts = letter.message()
    assert isinstance(parts, Message)

    assert [part.get_content_type() for part in parts.walk()] == ["multipart/alternative", "text/plain", "text/html"]
    assert "&lt;relay&gt; &amp; log.txt" in str(letter.alternatives[0].content)
