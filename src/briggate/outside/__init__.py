"""The only one that asks other people's servers for anything, and only when told to."""

from briggate.outside.asking import Asking, ask
from briggate.outside.crawling import Crawled, Crawling, crawl

__all__ = ["Asking", "Crawled", "Crawling", "ask", "crawl"]
