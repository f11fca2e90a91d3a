"""The MkDocs theme `briggate`: templates, stylesheet, scripts, interface words, and how dates and hours are written."""
