"""Who reads, and in which words they search; not what they find."""

from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q

from upheld.customers.facts import contract_of
from upheld.customers.models import Contact
from upheld.knowledge.models import Article
from upheld.knowledge.models.revision import CONFIGURATIONS
from upheld.tickets.queries.finding.folding import words_with_places

# More words than these narrow a search no further.
WORDS_AT_MOST = 12
LONGEST_QUESTION = 200
# As it was written, in small letters; and without accents.
Word = tuple[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reader:
    """For whom pages are drawn: what they may see follows from this alone."""

    # Whether they work on the desk; they see all that is published.
    colleague: bool = False
    # Whether they are one of a customer's people, and have logged in.
    customer: bool = False
    # The plan of their contract on the day; empty for none.
    plan: str = ""


ANYBODY = Reader()
COLLEAGUE = Reader(colleague=True)


def reader_of(contact: Contact | None, *, on: date) -> Reader:
    """Return what a desk's contact reads as on a day; None is a stranger to the desk."""
    if contact is None or contact.organisation_id is None:
        return ANYBODY
    contract = contract_of(contact, on=on)
    return Reader(customer=True, plan=contract.plan if contract else "")


def readable(reader: Reader) -> Q:
    """Return the condition on articles that somebody may read."""
    Visibility = Article.Visibility  # noqa: N806  a class by its own name
    there = Q(published__isnull=False, retired_at__isnull=True)
    if reader.colleague:
        return there
    seen = Q(visibility=Visibility.PUBLIC)
    if reader.customer:
        seen |= Q(visibility=Visibility.CUSTOMERS)
    if reader.plan:
        seen |= Q(visibility=Visibility.PLANS, plans__contains=[reader.plan])
    return there & seen


def words_of(question: str) -> list[Word]:
    """Return the words of a question, none of which holds what means something to PostgreSQL."""
    text = question.replace("\x00", " ")[:LONGEST_QUESTION]
    return [(text[start:end].lower(), word) for word, start, end in words_with_places(text)][:WORDS_AT_MOST]


def asked(words: list[Word], *, all_of_them: bool) -> Q:
    """Return the condition on articles whose revision has these words, by the stems of its own language."""
    found = Q(pk__in=[])
    for language in CONFIGURATIONS:
        query = search_query(words, language, all_of_them=all_of_them)
        found |= Q(published__language=language, published__words=query)
    return found


def search_query(words: list[Word], language: str, *, all_of_them: bool) -> SearchQuery:
    """Return words as PostgreSQL asks for them: the last may be unfinished, for it is perhaps being typed."""
    terms = [_term(word, unfinished=word == words[-1]) for word in words]
    joined = (" & " if all_of_them else " | ").join(terms)
    return SearchQuery(joined, search_type="raw", config=CONFIGURATIONS.get(language, "simple"))


def _term(word: Word, *, unfinished: bool) -> str:
    """Return either spelling: who types without accents finds what has them, and stems need them."""
    spellings = sorted({f"{spelling}:*" if unfinished else spelling for spelling in word})
    return f"({' | '.join(spellings)})"
