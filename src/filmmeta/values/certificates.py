"""Certificates (MPA, BBFC, FSK and others), as pages write them."""

from __future__ import annotations

import re
from functools import cache

from filmmeta.values.patterns import either, lazy
from filmmeta.values.text import clean
from filmmeta.vocabulary import certificates

_LEAD = lazy(r"^(?:rated|certificate|cert\.?|mpaa|bbfc|classified|rating)\s*[:-]?\s+", re.IGNORECASE)
_END = lazy(r"\s*(?:[(\[;,]|\bfor\b|\bdue to\b|\bwegen\b| - | – )")
_CODE = lazy(r"^(?:FSK|R|M|PG|TV|VM|K|U/A|UA|E)[\s/-]?\d{1,2}\+?$|^\d{1,2}\+?[A-Z]?$", re.IGNORECASE)


@cache
def _age() -> re.Pattern[str]:
    """As in "ab 12 Jahren", "16+"."""
    before, behind = (either(map(str.lower, certificates(group))) for group in ("before_ages", "behind_ages"))
    return re.compile(rf"^(?:{before}|[-+])?\s?\d{{1,2}}\s?(?:\+|{behind})?$", re.IGNORECASE)


@cache
def _known() -> frozenset[str]:
    return certificates("alone") | certificates("rated")


def parse_certificate(text: str) -> str | None:
    """The certificate that a labelled value states, in the page's spelling.

    >>> parse_certificate("Rated R for violence"), parse_certificate("12A"), parse_certificate("4/5")
    ('R', '12A', None)
    >>> parse_certificate("PG_13")
    'PG-13'
    """
    text = _LEAD.sub("", clean(text[:300].replace("_", "-")).lstrip("\"“'")).lstrip("\"“'")
    if _age().match(text):
        return text
    head = _END.split(text, maxsplit=1)[0].strip(" .:\"”'")
    for candidate in (head, head.split(" ")[0] if " " in head else ""):
        if candidate and (candidate.upper() in _known() or _CODE.match(candidate) or _age().match(candidate)):
            return candidate
    return None


_ALONE = lazy(
    r"(?<![\w-])(PG[ -]?13|NC-?17|TV-(?:MA|14|PG)|12A|R18\+?|R15\+|PG12|FSK[ -]?\d{1,2}|MA15\+|M/\d{2}|"
    r"輔\s?1[25]\s?級?|(?:普遍|保護|輔導|限制)級)(?![\w+-])"
)
# "Certificate 15, 101 minutes"
_NAMED = lazy(r"(?<!\w)(?:[Cc]ertificate|[Cc]ert\.?)\s(U|PG|12A?|15|18|R18)(?![\w/.]\w)")
_RUNNING = lazy(r"(?:^|[,.;|·•(／]\s?|\s/{1,2}\s)(R|PG|G|NR|X|U|15|18|12A)(?=\s?(?:[,.;|·•)／]|/{1,2}\s|$))")


def find_certificate(text: str, running: bool = False) -> str | None:
    """A certificate in a running line of facts; single letters only where `running` says it is such a line.

    >>> find_certificate("154 mins. R. Starring:", running=True), find_certificate("PG-13 fun")
    ('R', 'PG-13')
    >>> find_certificate("Certificate 15, 101 minutes.")
    '15'
    """
    text = text[:300]
    if m := _ALONE.search(text) or _NAMED.search(text):
        return m[1]
    if running and (m := _RUNNING.search(text)):
        return m[1]
    return None
