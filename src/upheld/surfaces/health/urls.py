"""The address of the health answer."""

from django.urls import path

from upheld.surfaces.health import views

urlpatterns = [path("healthz", views.healthz, name="healthz")]
