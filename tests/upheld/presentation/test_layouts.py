"""The layouts and the pages that have no view of their own: errors, sign-in, e-mails."""

from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import Client

DESK = SimpleNamespace(name="Integrato", colour="teal", url="/integrato/")
OFFICE = {
    "open": False,
    "label": "opens Mon 09:00 IST",
    "words": "Business hours",
    "clauses": [{"number": "5.1", "url": "/a#5.1"}],
}


def page(layout: str, blocks: str = "{% block content %}body{% endblock %}", **context: object) -> str:
    return Template("{% extends 'layouts/" + layout + "' %}" + blocks).render(Context(context))


def test_the_console_says_whether_the_office_is_open_and_by_which_clause() -> None:
    shown = page("console.html", desk=DESK, viewer=SimpleNamespace(name="Ravi Menon"), office=OFFICE, rail=())
    assert "<b>Closed</b>" in shown
    assert "opens Mon 09:00 IST" in shown
    assert 'href="/a#5.1"' in shown


def test_the_console_listens_only_where_there_is_a_stream() -> None:
    viewer = SimpleNamespace(name="Ravi Menon")
    assert "live-url" not in page("console.html", desk=DESK, viewer=viewer)
    assert 'content="/integrato/live"' in page("console.html", desk=DESK, viewer=viewer, live_url="/integrato/live")


def test_the_rail_says_where_one_is_and_how_much_waits_elsewhere() -> None:
    place = {"label": "Next promise due", "icon": "clock", "url": "/q", "count": "31", "active": True, "warn": True}
    shown = render_to_string("layouts/rail.html", {"groups": [{"title": "Views", "items": [place]}]})
    assert [part for part in ('aria-current="page"', "Next promise due", "is-warn", ">31<") if part not in shown] == []
    assert "hx-swap-oob" not in shown


def test_a_stranger_is_offered_the_way_in_and_a_customer_the_way_out() -> None:
    ways = {
        "sign_in_url": "/in",
        "sign_out_url": "/out",
        "desk": DESK,
        "nav": [{"label": "Support", "url": "/s"}],
    }
    assert 'href="/in"' in page("customer.html", **ways)
    signed_in = page("customer.html", viewer=SimpleNamespace(name="João Ferraz"), **ways)
    assert 'href="/in"' not in signed_in
    assert 'href="/out"' in signed_in


def test_a_customers_menu_opens_without_a_script() -> None:
    assert "<details" in page("customer.html", desk=DESK, nav=[{"label": "Support", "url": "/s"}])


def test_the_theme_of_the_page_is_drawn_by_the_server() -> None:
    assert '<html lang="en" data-theme="dark">' in page("plain.html", theme="dark")
    assert "data-theme=" not in page("plain.html").split("<body")[0]


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500"])
def test_an_error_page_needs_nothing_and_says_what_is_kept(name: str) -> None:
    shown = render_to_string(f"{name}.html")
    assert "<h1>" in shown
    assert "Nothing was changed" in shown or "try again" in shown or "send it once more" in shown


@pytest.mark.parametrize("path", ["login/", "login/code/", "password/reset/"])
def test_a_way_in_wears_the_plain_layout(client: Client, path: str) -> None:
    shown = client.get(f"/accounts/{path}").content.decode()
    assert 'class="plain-card ' in shown
    assert "form-control" in shown
    assert "btn-solid" in shown
