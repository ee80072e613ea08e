"""Which surface answers which address."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from upheld.config.closed import closed
from upheld.surfaces.accounts.entering import sign_up

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("upheld.surfaces.health.urls")),
    path("accounts/signup/", sign_up, name="account_signup"),
    path("accounts/email/", closed),
    path("accounts/confirm-email/", closed),
    re_path(r"^accounts/confirm-email/(?P<key>[-:\w]+)/$", closed),
    path("accounts/sessions/", closed),
    path("accounts/", include("upheld.surfaces.accounts.urls")),
    path("accounts/", include("allauth.urls")),
    path("api/v1/", include("upheld.surfaces.api.urls")),
    path("demo/", include("upheld.demo.urls")),
    path("design/", include("upheld.surfaces.gallery.urls")),
    path("<slug:desk>/console/", include("upheld.surfaces.console.urls")),
    path("<slug:desk>/", include("upheld.surfaces.widget.urls")),
    path("<slug:desk>/", include("upheld.surfaces.portal.urls")),
    path("", include("upheld.surfaces.public.urls")),
]
