"""Who may do what with customers and their people in the console."""

from tests.permissions.lines import MANAGERS, READERS, WORKERS, asks, does, reads, under

CUSTOMERS = under(
    "/{desk}/console/",
    *reads(READERS, "customers/", "people/", "customers/{organisation}/", "people/{contact}/"),
    *reads(WORKERS, "customers/new/", "people/new/", "customers/{organisation}/name/", "people/{contact}/edit/"),
    *reads(MANAGERS, "customers/{organisation}/contracts/new/", "contracts/{contract}/", "contracts/{contract}/plan/"),
    *reads(MANAGERS, "customers/{organisation}/senders/", "customers/{organisation}/merge/", "people/{contact}/merge/"),
    *reads(MANAGERS, "customers/imports/", "customers/imports/{upload}/", "customers/export.csv"),
    *reads(MANAGERS, "people/{contact}/erasure/", "contracts/{contract}/annex/"),
    does(WORKERS, "customers/new/", name="Anew"),
    does(WORKERS, "people/new/", name="Anew", email="anew@x.example"),
    does(WORKERS, "customers/{organisation}/name/", name="Anew"),
    does(WORKERS, "customers/{organisation}/notes/", text="x"),
    does(WORKERS, "people/{contact}/notes/", text="x"),
    does(WORKERS, "people/{contact}/edit/", name="Anew", email="anew@x.example"),
    does(WORKERS, "customers/notes/{customer_note}/removed/"),
    does(MANAGERS, "customers/{organisation}/contracts/new/", number="N-9", starts_on="2026-01-01"),
    does(MANAGERS, "contracts/{contract}/", number="N-9", starts_on="2026-01-01"),
    asks(MANAGERS, "contracts/{contract}/plan/", plan="none"),
    asks(MANAGERS, "contracts/{contract}/annex/", text="x", act="publish"),
    asks(MANAGERS, "contracts/{contract}/annex/withdrawal/", effective="2030-01-01"),
    does(MANAGERS, "customers/{organisation}/senders/", value="anew.example"),
    does(MANAGERS, "customers/{organisation}/senders/{sender}/withdrawn/"),
    does(MANAGERS, "customers/{organisation}/merge/", kept="{kept}"),
    does(MANAGERS, "people/{contact}/merge/", kept="{kept_contact}"),
    does(MANAGERS, "customers/merges/{customer_merge}/undone/", reason="x"),
    does(MANAGERS, "people/merges/{person_merge}/undone/", reason="x"),
    asks(MANAGERS, "customers/imports/"),
    does(MANAGERS, "customers/imports/{upload}/confirmed/"),
    does(MANAGERS, "customers/imports/{upload}/discarded/"),
    # Whoever asks for no customer has none to see.
    asks(WORKERS, "people/{contact}/oversight/"),
    does(WORKERS, "people/{contact}/oversight/ended/"),
    does(MANAGERS, "people/{contact}/data.zip"),
    does(MANAGERS, "people/{contact}/erasure/", reason="x", hold_reason="x", meant="on"),
)
