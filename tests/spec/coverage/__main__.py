"""Write the table of coverage."""

from tests.spec.coverage.table import PAGE, coverage_page

PAGE.write_text(coverage_page(), encoding="utf-8")
