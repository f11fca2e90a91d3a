"""Search for residents: documents in, an index out that lunr.py and lunr.js answer alike."""

from briggate.search.analysis import analyse
from briggate.search.document import SearchDocument
from briggate.search.index import BadIndex, SearchIndex, build_index, read_index
from briggate.search.query import Found, Result, near_words, search
from briggate.search.split import search_files

__all__ = [
    "BadIndex",
    "Found",
    "Result",
    "SearchDocument",
    "SearchIndex",
    "analyse",
    "build_index",
    "near_words",
    "read_index",
    "search",
    "search_files",
]
