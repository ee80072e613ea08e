"""Registers the template tags with Django."""

from django.apps import AppConfig


class PresentationConfig(AppConfig):
    name = "upheld.presentation"
