"""Registers improvement with Django."""

from django.apps import AppConfig


class ImprovementConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "upheld.improvement"
