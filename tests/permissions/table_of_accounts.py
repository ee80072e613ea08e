"""Which pages of accounts there are, and who sees them; what they do is their library's, and tested in `accounts`."""

NOBODY_IS_SIGNED_IN = (
    "login/",
    "login/code/",
    "password/reset/",
    "password/reset/done/",
    "password/reset/key/done/",
    "password/reset/key/zzzz-no-such/",
    "inactive/",
    "signup/",
    "welcome/no-such/",
    "arrive/no-such/",
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
    "2fa/webauthn/",
    "2fa/webauthn/add/",
    "2fa/webauthn/reauthenticate/",
    "2fa/webauthn/keys/1/edit/",
    "2fa/webauthn/keys/1/remove/",
    "",
    "profile/",
    "address/no-such/",
    "mails/",
    "security/",
    "deletion/",
    "colleagues/integrato/",
)
# Half-way through signing in; whoever is not there is sent to the beginning.
HALF_WAY = ("login/code/confirm/", "2fa/authenticate/", "2fa/webauthn/login/")
# Done by a form, never by a link: whoever is signed in does it to what is their own, and a browser that follows a link
# is told that there is no such verb.
DONE = (
    "addresses/",
    "addresses/removed/",
    "security/sessions/ended/",
    "security/sessions/1/ended/",
    "security/identities/1/untied/",
    "company/integrato/",
)
# A company's sign-in that no desk trusts is not there.
UNTRUSTED = ("company/integrato/back/",)
# Ours stand in the place of these: there is no such page.
CLOSED = ("email/", "confirm-email/", "confirm-email/no-such/", "sessions/")
ALL = (*NOBODY_IS_SIGNED_IN, *SIGNED_IN, *HALF_WAY, *DONE, *UNTRUSTED, *CLOSED)
