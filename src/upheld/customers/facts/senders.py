"""Addresses and domains as they are compared: letter for letter. Who may write from them is not decided here.

Two that merely look alike, or of which one ends like the other, are never the same.
"""

import re
import unicodedata

import idna
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

LONGEST_ADDRESS, LONGEST_DOMAIN = 254, 253
_LOCAL_PART = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}")
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
# ASCII letters only: `str.lower` would turn the Kelvin sign into a "k".
_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
# Scripts that are written together in one word; Latin may stand beside any of these.
_EAST_ASIAN = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"})
_NO_DOMAIN = gettext_lazy("“%(written)s” is no domain; write one such as example.com, without a dot at its end")
# Where anybody can have an address: to allow one of these would let in everybody.
FOR_EVERYBODY = frozenset(
    {
        "aol.com",
        "gmail.com",
        "gmx.de",
        "gmx.net",
        "googlemail.com",
        "hotmail.com",
        "icloud.com",
        "live.com",
        "mail.ru",
        "msn.com",
        "outlook.com",
        "proton.me",
        "protonmail.com",
        "qq.com",
        "uol.com.br",
        "web.de",
        "yahoo.com",
        "yandex.ru",
    }
)


class BadAddress(ValueError):
    """This is no address that mail can have come from."""


class BadDomain(ValueError):
    """This is no domain, or one that is made to look like another."""


class DomainForEverybody(BadDomain):
    """Anybody can have an address there."""


def canonical_address(written: str) -> str:
    """Return an address as it is compared: ASCII lower case, its domain as `canonical_domain` has it.

    What stands after a plus is part of the address. Raises: BadAddress.
    """
    local, at_sign, domain = written.strip().rpartition("@")
    local = local.translate(_LOWER)
    if not at_sign or not _LOCAL_PART.fullmatch(local) or len(written) > LONGEST_ADDRESS:
        raise BadAddress(_("“%(written)s” is no e-mail address") % {"written": written})
    try:
        return f"{local}@{canonical_domain(domain)}"
    except BadDomain as fault:
        raise BadAddress(
            _("“%(written)s” is no e-mail address: %(why)s") % {"written": written, "why": fault}
        ) from fault


def folded(email: str) -> str:
    """Return an address in ASCII lower case, as contacts are kept and found; other letters stay as they are."""
    return email.strip().translate(_LOWER)


def canonical_domain(written: str) -> str:
    """Return a domain as it is compared: lower case, and in ASCII as name servers know it.

    Raises: BadDomain, for what is none, ends in a dot, or mixes scripts within a word to look like another.
    """
    labels = unicodedata.normalize("NFC", written.strip()).translate(_LOWER).split(".")
    if len(labels) < 2:
        raise BadDomain(_NO_DOMAIN % {"written": written})
    domain = ".".join(_canonical_label(label, written) for label in labels)
    if len(domain) > LONGEST_DOMAIN or labels[-1].isdigit():
        raise BadDomain(_NO_DOMAIN % {"written": written})
    return domain


def domain_to_allow(written: str) -> str:
    """Return the domain that a person wants to allow, as it is compared; "@example.com" will do.

    Raises: BadDomain, DomainForEverybody.
    """
    domain = canonical_domain(written.strip().removeprefix("@"))
    if domain in FOR_EVERYBODY:
        raise DomainForEverybody(
            _("anybody can have an address at %(domain)s; allow single addresses instead") % {"domain": domain}
        )
    return domain


def shown_domain(value: str) -> str:
    """Return an allowed address or domain for people: with its letters, and beside them what name servers know."""
    local, at_sign, domain = value.rpartition("@")
    if "xn--" not in domain:
        return value
    try:
        letters = ".".join(idna.decode(label) if label.startswith("xn--") else label for label in domain.split("."))
    except idna.IDNAError:
        return value
    return f"{local}{at_sign}{letters} ({domain})"


def _canonical_label(label: str, written: str) -> str:
    """Return one part of a domain in ASCII."""
    try:
        letters = idna.decode(label) if label.startswith("xn--") else label
        encoded = letters if letters.isascii() else idna.encode(letters, std3_rules=True).decode()
    except idna.IDNAError as fault:
        raise BadDomain(_NO_DOMAIN % {"written": written}) from fault
    if not _LABEL.fullmatch(encoded) or (label.startswith("xn--") and encoded != label):
        raise BadDomain(_NO_DOMAIN % {"written": written})
    if not _of_one_script(letters):
        raise BadDomain(_("“%(written)s” mixes letters of several scripts, as imitations do") % {"written": written})
    return encoded


def _of_one_script(letters: str) -> bool:
    """Say whether a word is written in one script, or in scripts that are written together."""
    scripts = {unicodedata.name(letter, "?").split()[0].split("-")[0] for letter in letters if letter.isalpha()}
    return len(scripts) <= 1 or (bool(scripts & _EAST_ASIAN) and scripts <= _EAST_ASIAN | {"LATIN"})
