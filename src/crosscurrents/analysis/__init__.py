"""What follows from what was read: the signed network and the questions it answers."""
