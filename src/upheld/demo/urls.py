"""The addresses of the demo's front door."""

from django.urls import include, path

from upheld.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.people, name="people"),
    path("sign-in/<str:token>/", views.sign_in, name="sign-in"),
    path("mail/", include("upheld.channels.email.urls")),
]
