"""The editor's own phrases are said in the reader's language."""

from django.utils.translation import override

from upheld.config import catalogues
from upheld.surfaces.console.agreement.phrases import phrases


def test_the_editor_speaks_the_readers_language() -> None:
    catalogues.compile_changed()
    with override("pt-br"):
        assert phrases()["next"] == "próxima"
        assert phrases()["Go to line"] == "Ir para a linha"


def test_a_phrase_with_a_number_keeps_its_place() -> None:
    catalogues.compile_changed()
    with override("pt-br"):
        assert [own for own, said in phrases().items() if own.count("$") != said.count("$")] == []
