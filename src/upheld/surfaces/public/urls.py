"""Addresses of the public pages, from the root."""

from django.urls import path

from upheld.surfaces.public import front, support_page, verifier, versions

app_name = "public"
urlpatterns = [
    path("", front.desks, name="desks"),
    path("verify_receipt.py", verifier.download, name="verifier"),
    path("<slug:desk>/", front.front, name="front"),
    path("<slug:desk>/support", support_page.support, name="support"),
    path("<slug:desk>/support.txt", support_page.support_text, name="support_text"),
    path("<slug:desk>/support/versions", versions.versions, name="versions"),
    path("<slug:desk>/support/versions/<int:number>", versions.version, name="version"),
    path("<slug:desk>/support/versions/<int:number>/changes", versions.changes, name="version_changes"),
]
