"""The addresses of the component sheet."""

from django.urls import path

from upheld.surfaces.gallery import views

app_name = "gallery"
urlpatterns = [path("", views.sheet, name="sheet")]
