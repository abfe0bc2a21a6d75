"""What the commands that decide share: who decides, and saying what was recorded."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crosscurrents.records import Decision


def user_name() -> str:
    """Return the name under which somebody uses this machine, empty where there is none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container without users
        return ""


def names_in(decision: Decision) -> list[str]:
    """Return what a decision is about, by name where it knows one."""
    names = [decision.subject_name or decision.subject]
    if decision.object:
        names.append(decision.object_name or decision.object)
    return names


def said(decision: Decision) -> None:
    """Print a decision that was made."""
    from crosscurrents.cli.output import console, plain

    about = " / ".join(names_in(decision))
    value = f" → {decision.value}" if decision.value else ""
    console().print(plain(f"{decision.id[:8]}  {decision.verdict}: {about}{value}"), soft_wrap=True)
