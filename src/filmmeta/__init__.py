"""filmmeta reads pages that review films: typed films and reviews, each value with its evidence."""

from filmmeta._version import __version__
from filmmeta.claims import Claim, Evidence
from filmmeta.errors import FilmmetaError
from filmmeta.limits import Limits
from filmmeta.models import Film, Organization, Page, Person, Rating, Review, Score
from filmmeta.parsing import parse
from filmmeta.readers import READERS
from filmmeta.writers.jsonld import to_jsonld, to_script

__all__ = [
    "READERS",
    "Claim",
    "Evidence",
    "Film",
    "FilmmetaError",
    "Limits",
    "Organization",
    "Page",
    "Person",
    "Rating",
    "Review",
    "Score",
    "__version__",
    "parse",
    "to_jsonld",
    "to_script",
]
