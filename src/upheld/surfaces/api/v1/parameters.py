"""Holds a list to the parameters that it documents; what they mean is each list's own."""

from pydantic import BaseModel

from upheld.surfaces.api.v1.authentication import Caller
from upheld.surfaces.api.v1.refusals import UnknownParameter


def refuse_unknown(request: Caller, taken: type[BaseModel]) -> None:
    """Raise UnknownParameter, if the address names what the list does not take: it was meant to do something."""
    unknown = sorted(request.GET.keys() - taken.model_fields.keys())
    if unknown:
        raise UnknownParameter(f"The list takes {', '.join(taken.model_fields)}; not {', '.join(unknown)}.")
