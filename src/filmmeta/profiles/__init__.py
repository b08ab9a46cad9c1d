"""Profiles of sites: a few lines of TOML that say where a site keeps the facts of a film or review."""

from filmmeta.profiles.files import load_profiles
from filmmeta.profiles.model import Profile, Selector
from filmmeta.profiles.proposing import propose_profile
from filmmeta.profiles.reading import look_at, profile_reader

__all__ = ["Profile", "Selector", "load_profiles", "look_at", "profile_reader", "propose_profile"]
