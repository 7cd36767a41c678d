"""E-mail: a newsletter to the address of a list, over a mail server of your own."""

from __future__ import annotations

from masthead.setups.setup import Need, Setup

SETUP = Setup(
    page="https://datatracker.ietf.org/doc/html/rfc8058",
    steps=(
        "Have a list that sends what it gets to those who asked for it, and knows their goodbyes.",
        "Make an account on your mail server that may write to the list.",
        "Publish SPF, DKIM and DMARC for the sender's domain; DKIM must cover List-Unsubscribe.",
    ),
    needs=(
        Need("account", "the address of the list", "news@lists.brand.example"),
        Need("host", "the mail server that takes your mail", "mail.brand.example"),
        Need("port", "its port: 587 for STARTTLS, 465 for TLS", "587", optional=True),
        Need("sender", "the address that it comes from", "hello@brand.example"),
        Need(
            "unsubscribe",
            "the address where one click ends it (RFC 8058)",
            "https://lists.brand.example/leave/news",
        ),
        Need("user", "the name of the account on the mail server", "EMAIL_USER", secret=True),
        Need("password", "its password", "EMAIL_PASSWORD", secret=True),
    ),
    source="RFC 5321, 5322, 2369 and 8058",
    as_of="2026-11-22",
)
