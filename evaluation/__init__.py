"""The project's own gold, the floors it must be read at, and the gate that holds them."""
