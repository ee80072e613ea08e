"""Addresses of the public pages, from the root."""

from django.urls import path

from upheld.surfaces.public import front, support_page, verifier

app_name = "public"
urlpatterns = [
    path("", front.desks, name="desks"),
    path("verify_receipt.py", verifier.download, name="verifier"),
    path("<slug:desk>/", front.front, name="front"),
    path("<slug:desk>/support", support_page.support, name="support"),
]
