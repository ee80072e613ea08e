"""What a browser says of itself, in a word or two that its person knows; a guess, on which nothing rests."""

from django.utils.translation import gettext as _

# What stands in the header, and what people call it; the first that is found counts, for most claim to be several.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrom", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)
LONGEST = 60


def device_words(user_agent: str) -> str:
    """Return a browser and its system in words, such as “Firefox, Windows”; what is not known as it calls itself."""
    browser = next((name for sign, name in _BROWSERS if sign in user_agent), "")
    system = next((name for sign, name in _SYSTEMS if sign in user_agent), "")
    if browser or system:
        return ", ".join(one for one in (browser, system) if one)
    said = " ".join(user_agent.split())[:LONGEST]
    return said or _("An unnamed browser")
