"""filmmeta reads pages that review films: typed films and reviews, each value with its evidence."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from filmmeta._version import __version__

if TYPE_CHECKING:
    from filmmeta.bulk import extract, parse_many
    from filmmeta.claims import Claim, Evidence
    from filmmeta.errors import FilmmetaError
    from filmmeta.limits import Limits
    from filmmeta.models import Film, Organization, Page, Person, Rating, Review, Score
    from filmmeta.parsing import parse
    from filmmeta.plugins import installed_readers
    from filmmeta.profiles import Profile, load_profiles
    from filmmeta.readers import READERS
    from filmmeta.report import to_report
    from filmmeta.validation import Finding, validate
    from filmmeta.writers.embed import embed
    from filmmeta.writers.jsonld import to_jsonld, to_script

__all__ = [
    "READERS",
    "Claim",
    "Evidence",
    "Film",
    "FilmmetaError",
    "Finding",
    "Limits",
    "Organization",
    "Page",
    "Person",
    "Profile",
    "Rating",
    "Review",
    "Score",
    "__version__",
    "embed",
    "extract",
    "installed_readers",
    "load_profiles",
    "parse",
    "parse_many",
    "to_jsonld",
    "to_report",
    "to_script",
    "validate",
]

_WHERE = {
    "bulk": ("extract", "parse_many"),
    "claims": ("Claim", "Evidence"),
    "errors": ("FilmmetaError",),
    "limits": ("Limits",),
    "models": ("Film", "Organization", "Page", "Person", "Rating", "Review", "Score"),
    "parsing": ("parse",),
    "plugins": ("installed_readers",),
    "profiles": ("Profile", "load_profiles"),
    "readers": ("READERS",),
    "report": ("to_report",),
    "validation": ("Finding", "validate"),
    "writers.embed": ("embed",),
    "writers.jsonld": ("to_jsonld", "to_script"),
}
_MODULES = {name: module for module, names in _WHERE.items() for name in names}


def __getattr__(name: str) -> Any:
    """A public name, loaded with its module when it is first asked for."""
    if name not in _MODULES:
        raise AttributeError(f"module 'filmmeta' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"filmmeta.{_MODULES[name]}"), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
