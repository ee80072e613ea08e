"""The API put together, and its OpenAPI document. What each operation does lives in the module of its resource."""

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from upheld.surfaces.api.v1 import (
    agreement,
    articles,
    bulk,
    closures,
    desk,
    efforts,
    files,
    fulfilments,
    holds,
    judgements,
    links,
    merges,
    messages,
    problems,
    promises,
    receipts,
    rules,
    shaping,
    splits,
    tags,
    tickets,
    views,
)
from upheld.surfaces.api.v1.authentication import BearerToken

VERSION = "1.0.0"
ADDRESS = "/api/v1"
DESCRIPTION = """
Open tickets on a support desk, follow what was promised, and answer.

A token opens one desk. Instants are RFC 3339 with an offset. Refusals are problem details (RFC 9457) whose `remedy`
says what would be right. POST requests that create something take an `Idempotency-Key`; PUT and DELETE say how it
should be, so repeating them is harmless.
"""


class DeskAPI(NinjaAPI):
    """An API whose document also describes its refusals."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """Return the OpenAPI 3.1 document; addresses are relative to `servers`."""
        document = super().get_openapi_schema(path_prefix="" if path_prefix is None else path_prefix)
        schemas = document["components"]["schemas"]
        described = problems.Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas.update(described.pop("$defs"))
        schemas["Problem"] = described
        return document


def _assembled() -> DeskAPI:
    api = DeskAPI(
        title="Upheld",
        version=VERSION,
        description=DESCRIPTION.strip(),
        auth=BearerToken(),
        servers=[{"url": ADDRESS}],
        openapi_url="/openapi.json",
        docs_url=None,  # a page of documentation would load scripts from elsewhere
    )
    problems.install(api)
    for module in (
        *(tickets, messages, files, holds, closures, judgements, fulfilments, receipts),
        *(tags, shaping, links, efforts, merges, splits),
    ):
        api.add_router("/tickets", module.router)
    api.add_router("/bulk-acts", bulk.router)
    api.add_router("/views", views.router)
    api.add_router("/rules", rules.router)
    api.add_router("/desk", desk.router)
    api.add_router("/articles", articles.router)
    api.add_router("/agreement", agreement.router)
    api.add_router("/promises", promises.router)
    return api


api = _assembled()
