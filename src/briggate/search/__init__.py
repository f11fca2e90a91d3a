"""Search for residents: documents in, an index out that lunr.py and lunr.js answer alike."""

from briggate.search.index import SearchDocument, SearchIndex, build_index
from briggate.search.query import Found, Result, near_words, search

__all__ = ["Found", "Result", "SearchDocument", "SearchIndex", "build_index", "near_words", "search"]
