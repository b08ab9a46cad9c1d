"""filmmeta reads pages that review films: typed films and reviews, each value with its evidence."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from filmmeta._version import __version__

if TYPE_CHECKING:
    from filmmeta.bulk import extract, parse_many
    from filmmeta.claims import Claim, Evidence
    from filmmeta.errors import FilmmetaError
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
    "Organization",
    "Page",
    "Person",
    "Rating",
    "Review",
    "Score",
    "__version__",
    "extract",
    "parse",
    "parse_many",
    "to_jsonld",
    "to_script",
]

# where each public name lives; imported on first use, so that `filmmeta --help` needs neither lxml nor pydantic
_HOMES = {
    "bulk": ("extract", "parse_many"),
    "claims": ("Claim", "Evidence"),
    "errors": ("FilmmetaError",),
    "models": ("Film", "Organization", "Page", "Person", "Rating", "Review", "Score"),
    "parsing": ("parse",),
    "readers": ("READERS",),
    "writers.jsonld": ("to_jsonld", "to_script"),
}


def __getattr__(name: str) -> Any:
    for module, names in _HOMES.items():
        if name in names:
            value = getattr(import_module(f"filmmeta.{module}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module 'filmmeta' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
