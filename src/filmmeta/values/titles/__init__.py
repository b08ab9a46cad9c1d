"""Headlines taken apart: which piece of "Review: 'Jarhead', a war movie | CNN.com" names a film."""

from filmmeta.values.titles.bare import bare_title
from filmmeta.values.titles.behind import director_beside
from filmmeta.values.titles.headline import title_pieces
from filmmeta.values.titles.piece import NUMBERED, TitlePiece
from filmmeta.values.titles.quotes import is_speech, may_quote, quoted_spans, quoted_titles
from filmmeta.values.titles.site import strip_site

__all__ = [
    "NUMBERED",
    "TitlePiece",
    "bare_title",
    "director_beside",
    "is_speech",
    "may_quote",
    "quoted_spans",
    "quoted_titles",
    "strip_site",
    "title_pieces",
]
