"""The addresses of the embedded form, below `/<desk>/`."""

from django.urls import path

from upheld.surfaces.widget import frame, script

app_name = "widget"
urlpatterns = [
    path("widget.js", script.script, name="script"),
    path("embedded/", frame.frame, name="frame"),
    path("embedded/preview/", frame.preview, name="preview"),
]
