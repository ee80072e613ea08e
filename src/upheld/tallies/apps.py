"""Registers tallies with Django."""

from django.apps import AppConfig


class TalliesConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "upheld.tallies"
