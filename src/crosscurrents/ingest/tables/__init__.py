"""Tables of coded events: their rows become documents, and their documents readings."""
