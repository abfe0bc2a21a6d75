"""Formats that records are written in. An export knows records only, never the store."""
