"""Facts that close a text: "(PG-13, 94 minutes)", "Rated PG for mild language"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from filmmeta.blocks import Block
from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.readers.labels.parts import PARTS, is_fact
from filmmeta.readers.labels.stating import fact, of_block
from filmmeta.values.certificates import find_certificate
from filmmeta.values.duration import find_duration
from filmmeta.values.patterns import lazy
from filmmeta.values.text import clean


def bracketed(document: Document, block: Block) -> Iterator[Claim]:
    """As in "… a torque wrench. With A and B. (PG-13, 94 minutes) Opens Friday.", "Avec A, B (1 h 52)."."""
    if "(" not in block.text or block.index >= max(document.layout.end + 3, 3):
        return
    for m in _SHORT_BRACKET.finditer(block.text):
        found = find_duration(m[1])
        certificate = find_certificate(m[1], running=True)
        if found is None:
            # "(15)" counts something
            stated = certificate is not None and certificate == m[1].strip() and not certificate.isdigit()
        else:
            rest = m[1][: found[1]] + "," + m[1][found[2] :]
            parts = [part for part in PARTS.split(rest) if part.strip()]
            stated = found[0] >= _A_FEATURE and all(is_fact(part, document.base_language) for part in parts)
        if not stated or (found is None and len(certificate or "") < 2):
            continue
        evidence = of_block(document, block, block.text[max(0, m.start() - 60) : m.end()], 0.6, at=m.start())
        if found is not None:
            yield fact("duration", found[0], evidence, block)
        if certificate is not None:
            yield fact("content_rating", certificate, evidence, block)
        return


_SHORT_BRACKET = lazy(r"\(([^()\n]{1,60})\)")
_A_FEATURE = timedelta(minutes=40)


def rated(document: Document, block: Block) -> Iterator[Claim]:
    """As in "Low Water is rated PG for mild language.", before the text's end or shortly behind it."""
    if block.index < document.layout.end + _LAST and (m := _RATED.search(block.text)):
        yield fact("content_rating", m[1], of_block(document, block, clean(m[0]), 0.6, at=m.start()), block)


_LAST = 6
_RATED = lazy(r"(?:^|[.;(]\s?|\b(?:is|was|film|movie),?\s)(?:MPAA[\s-])?[Rr]ated\s(G|PG|PG-13|R|NC-17)(?![\w+-])")
