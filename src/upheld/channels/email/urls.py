"""The addresses of the demo's mailbox."""

from django.urls import path

from upheld.channels.email import views

app_name = "mailbox"
urlpatterns = [
    path("", views.mailbox, name="list"),
    path("<str:key>/", views.mail, name="mail"),
    path("<str:key>/html/", views.html_part, name="html"),
    path("<str:key>/raw/", views.raw, name="raw"),
]
