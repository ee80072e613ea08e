"""What people of the corpus write: words as frequent as in a language, a few in nearly all, most in few. No meaning."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

THINGS = (
    "order import",
    "price feed",
    "mailbox",
    "nightly backup",
    "stock sync",
    "contact form",
    "login page",
    "invoice export",
    "webhook",
    "certificate",
    "call queue",
    "search index",
)
FAULTS = ("stopped", "runs twice", "is slow", "shows old figures", "returns an error", "loses rows", "asks to sign in")
MOMENTS = (
    "since this morning",
    "after the update",
    "every Monday",
    "for about an hour",
    "since the migration",
    "again",
)
# The most frequent words, most frequent first; the rest of the vocabulary is made up.
FREQUENT = (
    "the we it is to and of not for since in order please our error on you again customer invoice page with that "
    "a report server update mail number can nothing works this after login account when import export price "
    "não pedido fatura está erro depois página configuração cliente obrigada você relatório"
)
_SYLLABLES = ("ba", "cor", "di", "fen", "gal", "hu", "ker", "lin", "mo", "nar", "pel", "qui", "ros", "sta", "tri", "vu")
_VOCABULARY = 40_000
_SENTENCES = 30_000
_WORDS_FEWEST, _WORDS_MOST = 5, 12
_SENTENCES_FEWEST, _SENTENCES_MOST = 2, 5
# Zipf's law, a little flattened at the head as in running text.
_ZIPF_POWER, _ZIPF_SHIFT = 1.05, 2.7
_CODES = 3_000_000


@dataclass(frozen=True, slots=True)
class Speech:
    """Everything that people of one corpus can say; `chance` decides what they do."""

    subjects: Sequence[str]
    sentences: Sequence[str]

    def subject(self, chance: Random) -> str:
        """Return one line about something that went wrong."""
        return self.subjects[int(chance.random() * len(self.subjects))]

    def said(self, chance: Random) -> str:
        """Return a few sentences and a code that hardly anybody else writes."""
        count = _SENTENCES_FEWEST + int(chance.random() * (_SENTENCES_MOST - _SENTENCES_FEWEST + 1))
        return " ".join([*chance.choices(self.sentences, k=count), f"Reference E{int(chance.random() * _CODES)}."])


def speech(chance: Random) -> Speech:
    """Return what can be said."""
    vocabulary = [*FREQUENT.split(), *_made_up(chance)]
    shares = list(accumulate(1 / (rank + _ZIPF_SHIFT) ** _ZIPF_POWER for rank in range(len(vocabulary))))
    sentences = [_sentence(chance, vocabulary, shares) for _ in range(_SENTENCES)]
    subjects = [f"{thing.capitalize()} {fault} {moment}" for thing in THINGS for fault in FAULTS for moment in MOMENTS]
    return Speech(subjects=subjects, sentences=sentences)


def _sentence(chance: Random, vocabulary: Sequence[str], shares: Sequence[float]) -> str:
    chosen = chance.choices(vocabulary, cum_weights=shares, k=chance.randint(_WORDS_FEWEST, _WORDS_MOST))
    return f"{' '.join(chosen).capitalize()}."


def _made_up(chance: Random) -> Iterator[str]:
    seen: set[str] = set()
    while len(seen) < _VOCABULARY:
        word = "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))
        if word not in seen:
            seen.add(word)
            yield word
