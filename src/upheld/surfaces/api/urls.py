"""The addresses of the API; what no operation answers is refused as a problem, like everything else."""

from django.urls import path

from upheld.surfaces.api.v1 import problems
from upheld.surfaces.api.v1.document import api

app_name = "api"
urlpatterns = [
    *(problems.refusing_other_methods(pattern) for pattern in api.urls[0]),
    path("<path:rest>", problems.no_such_address),
]
