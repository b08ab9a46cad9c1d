"""Lines of rights: "© 2009 The Lantern", "Copyright © 2009 · The Lantern", "The Lantern © 2009"."""

from __future__ import annotations

import re
from functools import cache

from filmmeta.values.patterns import either, lazy
from filmmeta.values.text import clean
from filmmeta.vocabulary import spelled

RIGHTS_SIGN = lazy(r"©|\(c\)\s?\d{4}|copyright", re.IGNORECASE)
_OWNED = lazy(r"^([^\W\d_][^©.|·•;:]{1,40}?)\s*,?\s*(?:©|\([cC]\))\s*\d{4}")


def holder(text: str) -> str:
    """Whose the rights are that a line speaks of; empty where it speaks of none.

    >>> holder("Copyright © 2009 · The Lantern. All rights reserved."), holder("The Lantern © 2009")
    ('The Lantern', 'The Lantern')
    >>> holder("© Latarnia Wszelkie prawa zastrzeżone.")
    'Latarnia'
    """
    small = text.lower()
    if "©" not in small and "(c)" not in small and "copyright" not in small:
        return ""
    for pattern in (_behind_sign(), _OWNED):
        m = pattern.search(text)
        name = _behind_names().sub("", clean(m[1])).strip(" ,.") if m else ""
        if 2 <= len(name) <= 50:
            return name
    return ""


@cache
def _behind_sign() -> re.Pattern[str]:
    """As in "© 2009 by The Lantern"; a name may begin with a word for "by", "De Lantaarn"."""
    by = either((*spelled("by"), *map(str.capitalize, spelled("by", "en"))))
    return re.compile(
        r"(?<!powered by )(?:©|\(c\)|copyright)\s*(?:©|\(c\)|copyright)?\s*(?:\d{4}(?:\s?[-–—,]\s?(?:\d{4}|present))?)?"
        rf"\s*[·|,:–—-]?\s*(?:(?-i:{by})\s)?\s*([^\d\s.|·•,:;–—©-](?:(?<![^\W\d_]{{2}})\.|[^.|·•;–—]){{1,50}})",
        re.IGNORECASE,
    )


@cache
def _behind_names() -> re.Pattern[str]:
    """What stands behind the holder's name: "All rights reserved", "Powered by …", "Ltd."."""
    reserved = either(spelled("rights"))
    return re.compile(
        rf"\s*(?:(?:{reserved}).*|powered by.*|theme.*|on \w+ (?:theme|framework).*|built with.*|made with.*|\d{{4}}.*|"
        r"inc|ltd|llc|limited)\.?$",
        re.IGNORECASE,
    )
