"""The public page of an agreement away from the desk: one self-contained HTML file, or text for a terminal.

The desk's own page draws the same nodes with its templates.
"""

from upheld.agreement_pages.html import page_html
from upheld.agreement_pages.text import page_text

__all__ = ["page_html", "page_text"]
