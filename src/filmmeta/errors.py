"""The one family of exceptions that filmmeta raises."""


class FilmmetaError(Exception):
    """The input cannot be used: empty, binary, too large, of an unknown kind or not readable.

    The message is one plain sentence that names what is wrong with which input.
    """
