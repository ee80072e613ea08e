"""The tag `translate`, as Django has it, for less; a builtin of every template."""

from typing import Any

from django.template import Context, Library, Node
from django.template.base import Parser, Token, Variable
from django.templatetags.i18n import TranslateNode
from django.templatetags.i18n import do_translate as parsed_by_django
from django.utils.translation import get_language

register = Library()


@register.tag
def translate(parser: Parser, token: Token) -> Node:
    """Return the node of a translation: Django's own unless it is of words that stand in the template as they are."""
    node: Any = parsed_by_django(parser, token)
    said = node.filter_expression
    is_plain = isinstance(said.var, Variable) and said.var.literal is not None and not said.filters
    return PlainWordsNode(node) if is_plain and not node.asvar and not node.message_context else node


class PlainWordsNode(Node):
    """Words that depend on the language alone, so each language has them looked up once."""

    child_nodelists = ()

    def __init__(self, node: TranslateNode) -> None:
        self._node = node
        self._known: dict[str | None, str] = {}

    def render(self, context: Context) -> str:
        """Return the words in the language of the moment."""
        language = get_language()
        if language not in self._known:
            self._known[language] = self._node.render(context)
        return self._known[language]
