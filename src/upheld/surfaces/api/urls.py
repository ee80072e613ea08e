"""The addresses of the API; what no operation answers is refused as a problem, like everything else."""

from django.urls import path, re_path

from upheld.surfaces.api.v1 import problems
from upheld.surfaces.api.v1.document import api

app_name = "api"
urlpatterns = [
    path("", problems.no_such_address, {"rest": ""}),
    *(problems.refusing_other_methods(pattern) for pattern in api.urls[0]),
    re_path(r"^(?P<rest>(?s:.*))\Z", problems.no_such_address),  # an address may hold line breaks
]
