"""The app: a small JSON API over a case, and the pages that show it, on this machine only."""
