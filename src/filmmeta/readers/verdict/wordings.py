"""Patterns for what a reviewer says of the own verdict, in a page's language and English."""

from __future__ import annotations

import re
from functools import cache

from filmmeta.values.patterns import either
from filmmeta.vocabulary import known_forms


@cache
def owns(language: str | None) -> re.Pattern[str]:
    """As in "from me", "benden", "ode mě"."""
    return re.compile(rf"(?<!\w)(?:{either(known_forms('own', language))})(?!\w)", re.IGNORECASE)


@cache
def gives(language: str | None) -> re.Pattern[str]:
    """As in "rating", "I give"."""
    return re.compile(either(known_forms("rating", language)), re.IGNORECASE)
