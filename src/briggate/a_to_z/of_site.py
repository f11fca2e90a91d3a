"""The A–Z as a site has it."""

from briggate.a_to_z.entries import AtoZ, a_to_z
from briggate.model.site import Site


def a_to_z_of(site: Site, language: str) -> AtoZ:
    """The A–Z of one language; the council's extra entries belong to the default one."""
    pages = [page for page in site.pages if site.language_of(page) == language]
    extra = [placed.record for placed in site.settings.extra_entries] if language == site.council.language else []
    return a_to_z(pages, extra, site.resolve, language)
