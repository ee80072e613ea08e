"""The process that serves the demo's website of a customer; what it answers is `website`."""

import django


def main() -> None:
    """Serve until SIGTERM or SIGINT."""
    django.setup()
    from upheld.demo import website  # needs Django ready

    website.serve()


if __name__ == "__main__":
    main()
