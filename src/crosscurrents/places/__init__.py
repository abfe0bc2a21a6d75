"""Names → gazetteer entries, with precision; and the place that governs an event."""
