"""How a person's name becomes a small disc: initials and a tone that stays theirs."""

from zlib import crc32

TONES = ("green", "blue", "rust", "plum", "slate")


def initials(name: str) -> str:
    """Return the first letters of the first and last word of `name`, "?" for an empty one."""
    parts = name.split()
    if not parts:
        return "?"
    ends = parts[:1] if len(parts) == 1 else [parts[0], parts[-1]]
    return "".join(part[0] for part in ends).upper()


def tone(name: str) -> str:
    """Return the tone of `name`; the same name always has the same one."""
    return TONES[crc32(name.encode()) % len(TONES)]
