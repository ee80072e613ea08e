"""What secrets look like: tokens whose makers gave them a shape, keys in their armour, words after a telling word.

The shapes of makers are kept by detect-secrets. Only its expressions are used: nothing is asked of anybody.
"""

import re
from collections.abc import Iterator
from functools import cache

from upheld.redaction.finding import Kind, Place

_PRIVATE_KEY = re.compile(
    r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----"
    r"(?:(?:(?!-----BEGIN)[\s\S]){0,20000}?-----END (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----"
    r"|(?:\s*[A-Za-z0-9+/=]{40,})*)"  # one that ends before its end
)
_HEADER = re.compile(r"(?i)\bauthorization['\"]?\s*[:=]\s*['\"]?(?:basic|bearer|token)\s+([\w.~+/=-]{8,4000})")
_GOOGLE = re.compile(r"\bAIza[\w-]{35}")
# A JSON Web Token (RFC 7519). The library's expression takes minutes for a file that is made to be slow.
_JWT = re.compile(r"(?<![\w-])eyJ[\w-]{8,2000}\.eyJ[\w-]{8,8000}\.[\w-]{0,2000}", re.ASCII)
_PASSWORDS = (
    r"passwords?|passwd|passwort|passphrase|pwd|kennwort|senha|contrase(?:ñ|n)a|mot de passe|"
    r"root[ _-]?(?:password|pw)|root(?=\s+(?:is|ist)\s)|"
    r"client[ _-]?secret|secret(?:[ _-]?(?:access[ _-]?)?key)?|api[ _-]?key|chave"
)
_TOKENS = r"(?:[a-z]{2,12}[ _-])?tokens?"
_SAID = r"[\"']?(?P<said>\s*(?::=|=>|[:=])\s*|\s+(?:is|was|ist|lautet|é|es|est)\s*:?\s+)"
_TOLD = re.compile(
    rf"(?i)(?<![a-z0-9])(?:(?P<password>{_PASSWORDS})|(?P<token>{_TOKENS})){_SAID}"
    r"(?:(?P<quote>[\"'“`])(?P<quoted>[^\"'”`\r\n]{6,200})[\"'”`]|(?P<bare>[^\s\"'<>,;]{6,400}))"
)
_BLANKS = re.compile(
    r"(?i)[*x•.]+|[<\[({$%].*|.*\(\)?|(?:https?|file)://.*|/.*|none|null|true|false|required|example.*"
)
_UUID = re.compile(r"(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_WORDS = re.compile(r"[^\W\d_]+(?:[-/'’ ][^\W\d_]+)*")
_TOKEN_FROM = 16  # characters; what is shorter is called a token for other reasons


def shaped(text: str) -> Iterator[Place]:
    """Find what has the shape of a secret, wherever it stands."""
    for match in _PRIVATE_KEY.finditer(text):
        yield *match.span(), Kind.KEY
    for match in _HEADER.finditer(text):
        yield *match.span(1), Kind.TOKEN
    for match in _GOOGLE.finditer(text):
        yield *match.span(), Kind.KEY
    for match in _JWT.finditer(text):
        yield *match.span(), Kind.TOKEN
    for pattern, group, kind in _makers_shapes():
        for match in pattern.finditer(text):
            if _stands_alone(text, match, group):
                yield *match.span(group), kind


def told(text: str) -> Iterator[Place]:
    """Find what follows a word such as “password”, if it looks like one and not like the next word of a sentence."""
    for match in _TOLD.finditer(text):
        part = "quoted" if match["quoted"] else "bare"
        start, secret = match.start(part), match[part].rstrip(".!?)]}" if part == "bare" else "")
        kind = Kind.PASSWORD if match["password"] else Kind.TOKEN
        assigned = "=" in match["said"] or (part == "quoted" and ":" in match["said"])
        if _is_secret(secret, kind, assigned=assigned):
            yield start, start + len(secret), kind


def _is_secret(secret: str, kind: Kind, *, assigned: bool) -> bool:
    """Say whether a word is no word: words of a language are letters alone, with at most their first one large."""
    if len(secret) < 6 or _BLANKS.fullmatch(secret):
        return False
    if kind is Kind.TOKEN:
        mixed = any(sign.isdigit() for sign in secret) and any(sign.isalpha() for sign in secret)
        return len(secret) >= _TOKEN_FROM and mixed and not _UUID.fullmatch(secret)
    return assigned or not (_WORDS.fullmatch(secret) and secret[1:] == secret[1:].lower())


def _stands_alone(text: str, match: re.Match[str], group: int) -> bool:
    """Say whether a shape is not a piece of something longer, such as of an encoded file."""
    before, after = text[match.start() - 1 : match.start()], text[match.end(group) : match.end(group) + 1]
    return not (before.isalnum() and match[0][:1].isalnum()) and not after.isalnum()


@cache
def _makers_shapes() -> tuple[tuple[re.Pattern[str], int, Kind], ...]:
    # Imported when the first text is searched: it brings a client for web addresses along, which takes its time.
    from detect_secrets.plugins import (
        aws,
        azure_storage_key,
        basic_auth,
        discord,
        github_token,
        gitlab_token,
        mailchimp,
        openai,
        pypi_token,
        sendgrid,
        slack,
        square_oauth,
        stripe,
        telegram_token,
        twilio,
    )

    keys = (
        aws.AWSKeyDetector, azure_storage_key.AzureStorageKeyDetector, mailchimp.MailchimpDetector,
        openai.OpenAIDetector, sendgrid.SendGridDetector, square_oauth.SquareOAuthDetector, stripe.StripeDetector,
        twilio.TwilioKeyDetector,
    )  # fmt: skip
    tokens = (
        discord.DiscordBotTokenDetector, github_token.GitHubTokenDetector, gitlab_token.GitLabTokenDetector,
        pypi_token.PypiTokenDetector, slack.SlackDetector,
        telegram_token.TelegramBotTokenDetector,
    )  # fmt: skip
    # The first of a maker's: others look for words around, which `told` does.
    whole = [(one.denylist[0], 0, Kind.KEY) for one in keys]
    whole += [(pattern, 0, Kind.TOKEN) for one in tokens for pattern in one.denylist]
    return (*whole, *((pattern, 1, Kind.PASSWORD) for pattern in basic_auth.BasicAuthDetector.denylist))
