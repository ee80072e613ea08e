"""Shows the component sheet. It needs no database and no reader."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from upheld.presentation.theme import THEMES
from upheld.surfaces.gallery import samples
from upheld.surfaces.gallery.clocks import CLOCKS, FIRMNESS, SIZES, TAPE

SHEETS = {"": "design/sheet.html", "console": "design/console.html", "customer": "design/customer.html"}


@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """Show the sheet, or with `?layout=` an empty page in one of the layouts; `?theme=` fixes the theme."""
    asked = request.GET.get("theme", "")
    template = SHEETS.get(request.GET.get("layout", ""), SHEETS[""])
    shown = {"clocks": CLOCKS, "firmness": FIRMNESS, "sizes": SIZES, "tape": TAPE, **samples.SHEET}
    chosen = {"theme": asked} if asked in THEMES else {}
    return render(request, template, shown | chosen)
