"""From the model to HTML, and the only importer of mkdocs."""
