"""The mail server's twin, with a memory: takes letters, refuses whom it is told to refuse; sends nothing."""

from django.core.mail import EmailMultiAlternatives

from upheld.notifications.facts import DeliveryFailed


class FakeTransport:
    """Takes letters as a mail server does: once per (Message-ID, recipient), however often they are handed over."""

    def __init__(self) -> None:
        self.refusals: dict[str, DeliveryFailed] = {}
        # by Message-ID and recipient, in the order of their first arrival
        self.letters: dict[tuple[str, str], EmailMultiAlternatives] = {}
        # how often a letter was handed over that had arrived before
        self.repeats = 0

    def refuse(self, address: str, reason: str, *, permanent: bool) -> None:
        """Refuse every letter to `address` from now on."""
        self.refusals[address] = DeliveryFailed(reason, permanent=permanent)

    def take_again(self, address: str) -> None:
        """Refuse letters to `address` no longer."""
        self.refusals.pop(address, None)

    def send(self, letter: EmailMultiAlternatives) -> str:
        """Keep a letter; Raises: DeliveryFailed, for an address that is refused."""
        message = letter.message()
        for address in letter.recipients():
            bare = address.rpartition("<")[2].rstrip(">")
            if bare in self.refusals:
                raise self.refusals[bare]
            key = (str(message["Message-ID"]), bare)
            self.repeats += key in self.letters
            self.letters.setdefault(key, letter)
        return "accepted by the mail server"

    def close(self) -> None:
        """Nothing is held open."""
