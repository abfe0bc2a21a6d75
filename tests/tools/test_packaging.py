"""The lock file pins what pyproject asks for, and names no place on the network."""

from __future__ import annotations

import re
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PINS = {
    canonicalize_name(name): version for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", LOCK, re.M)
}


def wanted() -> list[Requirement]:
    lines = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]
    return [Requirement(line) for line in lines]


def test_the_lock_pins_every_dependency_within_its_bounds() -> None:
    wrong = [
        str(need)
        for need in wanted()
        if not need.specifier.contains(PINS.get(canonicalize_name(need.name), "0"), prereleases=True)
    ]
    assert wrong == [], "run: tools/lock.sh"


def test_every_pin_has_hashes() -> None:
    pins = re.findall(r"^[\w.-]+==.*?(?=^[\w.-]+==|\Z)", LOCK, re.M | re.S)
    assert [pin.split()[0] for pin in pins if "--hash=sha256:" not in pin] == []


def test_the_lock_names_no_host() -> None:
    assert not re.search(r"https?:|index-url|find-links|file:", LOCK)


def test_the_wheel_holds_the_code_the_data_and_the_types(tmp_path: Path) -> None:
    wheel = next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"]))
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    source = ROOT / "src"
    kept = {".py", ".yaml", ".md", ".typed"}
    wanted = {p.relative_to(source).as_posix() for p in source.rglob("*") if p.suffix in kept}
    assert "crosscurrents/py.typed" in inside
    assert {name for name in wanted if "__pycache__" not in name} - inside == set()
    assert any(name.endswith("licenses/LICENSE") for name in inside)


def test_wheel_and_source_distribution_carry_the_built_front_end(tmp_path: Path) -> None:
    built = ROOT / "src" / "crosscurrents" / "app" / "dist" / "index.html"
    if not built.is_file():
        pytest.skip("the front end isn't built here: there is no Node")
    wheel = next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"]))
    with zipfile.ZipFile(wheel) as archive:
        assert "crosscurrents/app/dist/index.html" in archive.namelist()
    source = next(SdistBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"]))
    with tarfile.open(source) as archive:
        names = archive.getnames()
    assert any(name.endswith("src/crosscurrents/app/dist/index.html") for name in names)
    assert any(name.endswith("frontend/package-lock.json") for name in names)
    assert not any("node_modules" in name for name in names)


def test_the_front_ends_lock_names_no_host() -> None:
    lock = (ROOT / "frontend" / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock
