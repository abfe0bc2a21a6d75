"""Who did what to whom, in PLOVER's words, and how it stands in the text."""
