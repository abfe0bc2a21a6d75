#!/bin/sh
# Writes requirements.lock anew: every dependency pinned with its hashes, for every platform.
set -e
cd "$(dirname "$0")/.."
uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
  --no-emit-index-url --no-emit-find-links --group dev pyproject.toml -o requirements.lock
