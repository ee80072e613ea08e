"""How much a document may hold, so that checking any text whatever takes little time and little memory.

Each limit lies far beyond what an agreement needs; what is refused beyond it is said where it is read.
"""

# Characters of a document, of a terms block, of one piece of prose, and of one text in terms.
LONGEST_DOCUMENT = 200_000
LONGEST_BLOCK = 50_000
LONGEST_PROSE = 20_000
LONGEST_TEXT = 4_000
# Characters of a title or a heading, and of a name such as "p1".
LONGEST_TITLE = 200
LONGEST_NAME = 64
# Clauses and worked examples of a document.
MOST_CLAUSES = 300
MOST_EXAMPLES = 200
# How deep terms are nested, and how many entries a terms block and all of them together have.
DEEPEST_TERMS = 12
MOST_ENTRIES = 5_000
MOST_ENTRIES_TOGETHER = 12_000
# Names in one record, as of priorities or of fields.
MOST_NAMES = 200
# Countries whose public holidays a document keeps; each takes longer to look up than all the rest of a calendar.
MOST_COUNTRIES = 40
# Years of the dates that terms may name, both included: calendars are kept a little further.
FIRST_YEAR = 1990
LAST_YEAR = 2150
# Faults and findings that are reported at once, and values that a fault lists.
MOST_FAULTS = 200
MOST_FINDINGS = 500
MOST_LISTED = 24
