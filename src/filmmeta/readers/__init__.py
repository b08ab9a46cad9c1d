"""The ways to read a page, in the order in which their claims are listed.

A reader is a function `reader(document) -> Iterator[Claim]`. It states facts with the spots that
say them, never decides between them, and never looks at another reader's claims.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.readers.body import body
from filmmeta.readers.byline import byline
from filmmeta.readers.headings import headings
from filmmeta.readers.labels import labels
from filmmeta.readers.links import links
from filmmeta.readers.markup import markup
from filmmeta.readers.metatags import metatags
from filmmeta.readers.prose import prose
from filmmeta.readers.subject import subject
from filmmeta.readers.verdict import verdict

Reader = Callable[[Document], Iterator[Claim]]

READERS: list[Reader] = [markup, metatags, headings, links, labels, byline, verdict, subject, prose, body]

LATER: tuple[Reader, ...] = (headings, byline, verdict, prose, body)
"""Those that are spared pages of which the others say that they are about no film: most of a crawl."""
