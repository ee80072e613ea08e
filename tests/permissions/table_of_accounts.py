"""Which pages of accounts there are, and who sees them; what they do is their library's, and tested in `accounts`."""

NOBODY_IS_SIGNED_IN = (
    "login/",
    "login/code/",
    "password/reset/",
    "password/reset/done/",
    "password/reset/key/done/",
    "password/reset/key/zzzz-no-such/",
    "inactive/",
    "confirm-email/",
    "confirm-email/no-such/",
)
SIGNED_IN = (
    "logout/",
    "reauthenticate/",
    "password/change/",
    "password/set/",
    "2fa/",
    "2fa/reauthenticate/",
    "2fa/totp/activate/",
    "2fa/totp/deactivate/",
    "2fa/recovery-codes/",
    "2fa/recovery-codes/generate/",
    "2fa/recovery-codes/download/",
)
# Half-way through signing in; whoever is not there is sent to the beginning.
HALF_WAY = ("login/code/confirm/", "2fa/authenticate/")
# Agents are invited and addresses are the desk's to change: there is no such page.
CLOSED = ("signup/", "email/")
