"""Readers that behave badly, for worker processes to import: each where the page asks for it."""

import os
import time
from collections.abc import Iterator

from filmmeta import Claim
from filmmeta.document import Document


def sleeps(document: Document) -> Iterator[Claim]:
    """Hangs."""
    if b"please-sleep" in document.source:
        time.sleep(60)
    yield from ()


def kills(document: Document) -> Iterator[Claim]:
    """Ends its process, as a fault in a C library does."""
    if b"please-die" in document.source:
        os.abort()
    yield from ()


def hoards(document: Document) -> Iterator[Claim]:
    """Fills memory."""
    kept = []
    while b"please-hoard" in document.source:
        kept.append(bytearray(10_000_000))
    yield from ()
