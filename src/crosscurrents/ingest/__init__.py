"""From what a user names (files, folders, addresses, archives) to documents; duplicates found."""
