"""Registers the project itself with Django, for its checks; it has no rows."""

from django.apps import AppConfig


class UpheldConfig(AppConfig):
    name = "upheld.config"
    label = "upheld"

    def ready(self) -> None:
        from upheld.config import checks  # registers itself on import

        assert checks
