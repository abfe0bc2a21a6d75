"""Writes docs/commands/: one page a command, from the program's own help. ``--check`` only compares."""

from __future__ import annotations

import inspect
import sys
from pathlib import Path
from typing import Any

import typer

from crosscurrents.cli.main import app

FOLDER = Path(__file__).parents[1] / "docs" / "commands"


def pages() -> dict[str, str]:
    """Return the text of each page by its file name."""
    program: Any = typer.main.get_command(app)
    found = {f"{name}.md": page(name, command) for name, command in program.commands.items()}
    index = ["# Commands", "", "Written from the program's help by `tools/command_docs.py`.", ""]
    for name, command in program.commands.items():
        index.append(f"- [`crosscurrents {name}`]({name}.md): {summary(command)}")
    found["README.md"] = "\n".join(index) + "\n"
    return found


def page(name: str, command: Any) -> str:
    """Return the page of a command, with a section for each command in a group."""
    lines = [f"# crosscurrents {name}", "", help_text(command), ""]
    commands = getattr(command, "commands", None)
    if commands is None:
        lines += usage(f"crosscurrents {name}", command)
    for inner, each in (commands or {}).items():
        full = f"crosscurrents {name} {inner}"
        lines += [f"## {full}", "", help_text(each), "", *usage(full, each)]
    return "\n".join(lines).rstrip() + "\n"


def help_text(command: Any) -> str:
    """Return a command's help."""
    return inspect.cleandoc(command.help or "")


def summary(command: Any) -> str:
    """Return the first line of a command's help."""
    return help_text(command).partition("\n")[0]


def usage(full: str, command: Any) -> list[str]:
    """Return how a command is called and what its arguments and options mean."""
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option" and p.name != "help"]
    words = [p.make_metavar(None) if not p.metavar else p.metavar for p in arguments]
    called = " ".join([full, *words, *(["[OPTIONS]"] if options else [])])
    lines = ["```", called, "```", ""]
    rows = [f"| `{word}` | {said(p)} |" for word, p in zip(words, arguments, strict=True)]
    for option in options:
        spelled = ", ".join([*option.opts, *option.secondary_opts])
        value = "" if option.is_flag else f" {option.metavar or 'VALUE'}"
        rows.append(f"| `{spelled}{value}` | {said(option)} |")
    return [*lines, "| | |", "|---|---|", *rows, ""] if rows else lines


def said(parameter: Any) -> str:
    """Return what a parameter means, with its default and the environment variable that sets it."""
    text = (parameter.help or "").replace("|", "\\|")
    notes = []
    if parameter.default not in (None, False, "", True) and not callable(parameter.default):
        notes.append(f"default: `{parameter.default}`")
    if parameter.envvar:
        notes.append(f"or `${parameter.envvar}`")
    return f"{text} ({'; '.join(notes)})" if notes else text


def stale() -> list[str]:
    """Return the pages that are missing, out of date or of no command."""
    wanted = pages()
    there = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.md")}
    return sorted(name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name))


def main() -> int:
    """Write the pages, or compare them; return the exit code."""
    if "--check" in sys.argv:
        print("\n".join(stale()))
        return 1 if stale() else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.md"):
        old.unlink()
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
