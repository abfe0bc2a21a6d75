"""The evaluation gate: no change may make the program read the project's own gold worse.

There are two sets: ``gold``, whose errors are looked at when rules are written, and ``blind``, whose
errors nobody looks at, so that its figures tell how the rules fare on other texts.

``python -m evaluation.gate`` scores every gold file that a scorer knows, and fails when a figure is
below its floor in ``floors.json``, when a floor isn't measured any more, or when the gold isn't the
gold that the floors were measured on. ``--update`` writes today's figures as floors; it lowers none
without ``--allow-lower``. Floors are rounded down to whole hundredths, so that one mention more or
less doesn't fail the gate.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
from pathlib import Path
from typing import Any

from crosscurrents.evaluation.benchmark import Part
from crosscurrents.evaluation.registry import scorer_for
from crosscurrents.reading import Reader

HERE = Path(__file__).parent
SETS = ("gold", "blind")
Floors = dict[str, dict[str, float]]


def digest_of(folder: Path) -> str:
    """Return one hash over the names and contents of all files in a folder."""
    total = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        total.update(file.relative_to(folder).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def measure(folders: list[Path]) -> Floors:
    """Score every gold file or folder that a scorer knows; return the figures by path and name."""
    found: Floors = {}
    reader: Reader | None = None
    for folder, path in ((f, p) for f in folders for p in sorted([f, *f.rglob("*")])):
        scorer = scorer_for(path)
        if scorer:
            reader = reader or Reader()
            figures = scorer(path, reader, Part.ALL).figures
            found[path.relative_to(folder.parent).as_posix()] = figures
    return found


def problems(figures: Floors, floors: Floors) -> list[str]:
    """Return in words what fell below its floor or isn't measured any more."""
    found = []
    for file, bounds in sorted(floors.items()):
        for name, floor in sorted(bounds.items()):
            value = figures.get(file, {}).get(name)
            if value is None:
                found.append(f"{file}: {name} has a floor of {floor:.3f} but isn't measured any more")
            elif value < floor:
                found.append(f"{file}: {name} is {value:.4f}, below its floor of {floor:.3f}")
    return found


def raised(figures: Floors, floors: Floors, *, allow_lower: bool) -> Floors:
    """Return new floors: today's figures rounded down, no floor lowered unless that is allowed.

    Raises:
        SystemExit: a figure is below its floor and lowering isn't allowed.
    """
    wrong = [] if allow_lower else problems(figures, floors)
    if wrong:
        sys.exit("floors are not lowered without --allow-lower:\n  " + "\n  ".join(wrong))
    rounded = {
        file: {name: math.floor(value * 100) / 100 for name, value in sorted(named.items())}
        for file, named in sorted(figures.items())
    }
    if allow_lower:
        return rounded
    return {
        file: {name: max(value, floors.get(file, {}).get(name, value)) for name, value in named.items()}
        for file, named in rounded.items()
    }


def main(arguments: list[str] | None = None, folder: Path = HERE) -> int:
    """Run the gate over the gold sets in ``folder``; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.gate", description=__doc__)
    parser.add_argument("--update", action="store_true", help="write today's figures as floors")
    parser.add_argument("--allow-lower", action="store_true", help="with --update: lower floors too")
    options = parser.parse_args(arguments)
    file, sets = folder / "floors.json", [folder / name for name in SETS if (folder / name).is_dir()]
    known: dict[str, Any] = json.loads(file.read_text("utf-8")) if file.exists() else {}
    floors: Floors = known.get("floors", {})
    figures, digests = measure(sets), {gold.name: digest_of(gold) for gold in sets}
    for name, named in sorted(figures.items()):
        shown = ", ".join(f"{measure_name} {value:.3f}" for measure_name, value in named.items())
        print(f"{name}: {shown}")
    if options.update:
        fresh = {"gold": digests, "floors": raised(figures, floors, allow_lower=options.allow_lower)}
        file.write_text(json.dumps(fresh, indent=2) + "\n", encoding="utf-8")
        print(f"floors written to {file}")
        return 0
    wrong = problems(figures, floors)
    if floors and known.get("gold") != digests:
        wrong.append("the gold has changed since the floors were measured; look, then run with --update")
    unheld = [name for name in figures if name not in floors]
    wrong += [f"{name}: is measured but has no floor; run with --update" for name in unheld]
    for line in wrong:
        print(f"gate: {line}", file=sys.stderr)
    print("gate: failed" if wrong else f"gate: {sum(map(len, floors.values()))} floors hold")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
