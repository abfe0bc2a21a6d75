"""From a document to a parsed document: sentences, parse, quotes, page furniture. Made once."""
