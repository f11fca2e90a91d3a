"""The accessibility statement: settings and known issues to what a page shows."""

from briggate.statement.composing import Statements, compose
from briggate.statement.sections import Listing, Panel, Paragraph, Piece, Section, text_of

__all__ = ["Listing", "Panel", "Paragraph", "Piece", "Section", "Statements", "compose", "text_of"]
