"""The addresses of people's own pages, below `/accounts/`; the library's stand beside them."""

from django.urls import path

from upheld.surfaces.accounts import deletion, desks, entering, notifications, profile, security
from upheld.surfaces.accounts.company import views as company

app_name = "accounts"
urlpatterns = [
    path("", desks.desks, name="desks"),
    path("colleagues/<slug:desk>/", desks.colleagues, name="colleagues"),
    path("profile/", profile.profile, name="profile"),
    path("addresses/", profile.addresses, name="addresses"),
    path("addresses/removed/", profile.address_removed, name="address_removed"),
    path("address/<str:token>/", profile.address_proved, name="address_proved"),
    path("mails/", notifications.notifications, name="notifications"),
    path("security/", security.security, name="security"),
    path("security/sessions/ended/", security.sessions_ended, name="sessions_ended"),
    path("security/sessions/<int:number>/ended/", security.session_ended, name="session_ended"),
    path("security/identities/<int:number>/untied/", security.identity_untied, name="identity_untied"),
    path("deletion/", deletion.deletion, name="deletion"),
    path("welcome/<str:token>/", entering.welcome, name="welcome"),
    path("arrive/<str:token>/", entering.arrive, name="arrive"),
    path("company/<slug:desk>/", company.go, name="company"),
    path("company/<slug:desk>/back/", company.back, name="company_back"),
]
