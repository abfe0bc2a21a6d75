"""Building the front end, and saying plainly when that can't be done."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tools import build_frontend


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "frontend" / "src").mkdir(parents=True)
    (tmp_path / "frontend" / "src" / "main.ts").write_text("1")
    (tmp_path / "dist").mkdir()
    monkeypatch.setattr(build_frontend, "SOURCE", tmp_path / "frontend")
    monkeypatch.setattr(build_frontend, "TARGET", tmp_path / "dist")
    return tmp_path


def test_a_build_older_than_its_source_is_stale(project: Path) -> None:
    assert not build_frontend.is_current()
    (project / "dist" / "index.html").write_text("page")
    assert build_frontend.is_current()
    source = project / "frontend" / "src" / "main.ts"
    os.utime(source, (source.stat().st_atime, source.stat().st_mtime + 60))
    assert not build_frontend.is_current()


def test_without_node_it_says_what_to_do(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(build_frontend.NoNode, match="needs Node 20"):
        build_frontend.build()
