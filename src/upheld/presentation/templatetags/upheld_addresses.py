"""The tag `url`, as Django has it, for less; a builtin of every template. What an address is made of is not here."""

from typing import Any

from django.template import Context, Library, Node
from django.template.base import Parser, Token
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as parsed_by_django
from django.utils.html import conditional_escape

from upheld.presentation.addresses import address

register = Library()


@register.tag
def url(parser: Parser, token: Token) -> Node:
    """Return the node of an address: Django's own where arguments are named or the address is kept as a variable."""
    node: Any = parsed_by_django(parser, token)
    return node if node.kwargs or node.asvar else PlainURLNode(node)


class PlainURLNode(Node):
    """An address with its arguments by place, put where it stands."""

    child_nodelists = ()

    def __init__(self, node: URLNode) -> None:
        self.name, self.arguments = node.view_name, node.args

    def render(self, context: Context) -> str:
        """Return the address. Raises NoReverseMatch."""
        made = address(self.name.resolve(context), *(argument.resolve(context) for argument in self.arguments))
        return conditional_escape(made) if context.autoescape else made
