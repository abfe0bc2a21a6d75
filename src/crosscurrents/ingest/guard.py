"""Between us and the libraries that open other people's files: their exceptions become ours."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from crosscurrents.errors import CrosscurrentsError, UnreadableInput

for _name in ("pypdf", "trafilatura", "htmldate"):
    # They write a line for each oddity of a file; what matters of it comes as a named failure.
    logging.getLogger(_name).setLevel(logging.CRITICAL)


@contextmanager
def guarded(where: str, what: str, advice: str = "") -> Iterator[None]:
    """Turn whatever a parser raises on a broken or hostile file into a named failure.

    Parsers of wild formats raise nearly anything (``KeyError``, ``RecursionError``, errors of
    their own), so all of it is caught here, and only around calls into such a parser.

    Raises:
        UnreadableInput: the parser failed.
    """
    try:
        yield
    except CrosscurrentsError:
        raise
    except Exception as error:
        reason = str(error).strip().split("\n")[0][:200] or type(error).__name__
        raise UnreadableInput(where, f"{what} ({reason})", advice) from error
