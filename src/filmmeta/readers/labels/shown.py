"""Facts by what shows them: a class name in place of a label, a certificate as an image."""

from __future__ import annotations

import re
from collections.abc import Iterator

from filmmeta.claims import Claim, Evidence
from filmmeta.document import Document
from filmmeta.labelling import Labelled
from filmmeta.layout import is_prose
from filmmeta.readers.labels.stating import fact, fact_line, of_block
from filmmeta.readers.labels.values import facts_of
from filmmeta.values.certificates import parse_certificate
from filmmeta.values.patterns import lazy

_CLASSES = {
    "genre": "genres",
    "genres": "genres",
    "director": "directors",
    "directors": "directors",
    "cast": "actors",
    "actors": "actors",
    "starring": "actors",
    "runtime": "duration",
    "running-time": "duration",
    "duration": "duration",
    "country": "countries",
    "certificate": "content_rating",
    "mpaa": "content_rating",
    "release-date": "release_date",
    "screenplay": "writers",
    "writers": "writers",
}


def named_by_class(document: Document) -> Iterator[Claim]:
    """`<p class="genre">Drama / Crime</p>`: the class is the label."""
    for block in document.blocks:
        if block.element is None or block.zone or len(block.text) > _LONGEST or ":" in block.text or is_prose(block):
            continue
        names = block.element.get("class") or ""
        name = next((_CLASSES[n] for n in _SPACES.split(names.lower()) if n in _CLASSES), None)
        if name is None:
            continue
        found = Labelled(name, names, block.text, block.index, block.index, block.index + 1, 0.7)
        for field, value, doubt in facts_of(found, document.base_language, document.dayfirst):
            if field != "genres" or len(str(value).split()) <= _LONGEST_GENRE:
                evidence = of_block(document, block, f'class="{names}": {block.text}', 0.68 - doubt)
                yield fact(field, value, evidence, block)
        yield fact_line(name, of_block(document, block, block.text, 0.68), block.index)


_LONGEST, _LONGEST_GENRE = 200, 3
_SPACES = lazy(r"[\s_]+")


def certificate_images(document: Document) -> Iterator[Claim]:
    """A certificate shown as an image, named by its alternative text, behind a label or by its file."""
    labelled = {found.block for found in document.labels if found.property == "content_rating"}
    for index, image in document.images:
        alt = (image.get("alt") or image.get("title") or "").strip()
        if not 0 < len(alt) <= _LONGEST_ALT or not any(c.isalnum() for c in alt):
            continue
        said = f"{image.get('src') or ''} {image.get('class') or ''} {alt.partition(':')[0] if ':' in alt else ''}"
        # "MPAA Rating: PG-13 - Parents Strongly Cautioned"
        certificate = parse_certificate(alt.rpartition(":")[2])
        if certificate and (_CERTIFICATE_IMAGE.search(said) or labelled & {index - 1, index}):
            if not (alt.isdigit() and int(alt) <= _STARS):
                evidence = Evidence("labels", document.where(image), f"image {alt}", 0.7)
                yield Claim("film", "content_rating", certificate, evidence, block=min(index, len(document.blocks) - 1))


_CERTIFICATE_IMAGE = lazy(r"certif|mpaa|rating|fsk|bbfc|rated|kijkwijzer", re.IGNORECASE)
_LONGEST_ALT, _STARS = 80, 5
