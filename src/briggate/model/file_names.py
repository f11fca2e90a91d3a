"""What files may be called, and of which kinds those are that may be published."""

import re

DOCUMENT_ENDINGS = frozenset({"png", "jpg", "jpeg", "gif", "webp", "avif", "pdf", "csv", "ods", "odt", "xlsx", "docx", "ics"})
"""What may lie beside pages. Nothing that a browser runs."""
DEEPEST = 8
"""How many folders may stand inside each other."""

NAME = re.compile(r"[a-z0-9]([a-z0-9._-]*[a-z0-9_-])?")
DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")
"""What Windows takes for a device, whatever follows the dot."""
