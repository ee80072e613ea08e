"""What a document has declared, for readers of terms that refer to it."""

from collections.abc import Mapping
from dataclasses import dataclass

from servicelevel.agreement.terms import FactTerm
from servicelevel.calendars.business_calendar import BusinessCalendar


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """The facts and calendars of the document under reading."""

    facts: Mapping[str, FactTerm]
    calendars: Mapping[str, BusinessCalendar]
    # the calendar that counts where a rule names none
    main_calendar: str | None
