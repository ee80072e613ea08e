"""Names of files as people sent them, made safe to show and to save under. Where a file lies never follows from it."""

import unicodedata

LONGEST = 120  # characters
LONGEST_ENCODED = 200  # bytes; file systems take 255, and browsers add " (1)"
LONGEST_ENDING = 12
NAMELESS = "file"
# Unseen characters, those that turn the direction of writing, halves of pairs, and those that nobody has defined.
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_RESERVED_SIGNS = str.maketrans(dict.fromkeys('<>:"|?*', "_"))
_DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {
    f"{port}{n}" for port in ("com", "lpt") for n in range(10)
}


def clean_name(sent: str) -> str:
    """Return a name without path, unseen characters, reserved words or undue length; `file` if nothing is left.

    Limits: what it looks like is kept, so `invoice.pdf.exe` stays one; what it is, its content says.
    """
    last = unicodedata.normalize("NFC", sent).replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(sign for sign in last if unicodedata.category(sign) not in _UNSEEN)
    told = " ".join(seen.translate(_RESERVED_SIGNS).split()).strip(". ")
    if told.split(".", 1)[0].strip().lower() in _DEVICES:
        told = f"_{told}"
    return _short(told) or NAMELESS


def with_ending(name: str, endings: tuple[str, ...]) -> str:
    """Return a name that ends as its content does: the first of `endings` is added unless it has one of them."""
    return name if name.lower().endswith(endings) else f"{_short(name, spare=len(endings[0]))}{endings[0]}"


def _short(name: str, *, spare: int = 0) -> str:
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending) > LONGEST_ENDING:
        stem, dot, ending = name, "", ""
    tail = dot + ending
    stem = stem[: LONGEST - spare - len(tail)]
    while len((stem + tail).encode()) > LONGEST_ENCODED - spare:
        stem = stem[:-1]
    return (stem.rstrip(". ") + tail) if stem else tail.strip(".")
