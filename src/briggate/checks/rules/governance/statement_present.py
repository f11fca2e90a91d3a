"""Rule statement-present."""

from collections.abc import Iterator

from briggate.checks.council.statement_examples import with_statement
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import PageFacts, SiteFacts

rule = Rule(
    id="statement-present",
    title="Every page leads to the accessibility statement",
    why="People who cannot use a page need to find, from that page, what the council knows of it and whom to tell.",
    reference="The Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018, regulation 8",
    fix="Write site_config/statement.yml and a page of `type: accessibility_statement`, and link to it under `footer` in navigation.yml.",
    examples=(bad_files({}), bad_files(with_statement(footer="/bins/")), good_files(with_statement())),
)


@rule.over(SiteFacts)
def statement_present(facts: SiteFacts) -> Iterator[Hit]:
    site = facts.site
    settings = site.settings
    page = site.resolve(settings.statement.page) if settings.statement else None
    if page is None:
        place = settings.statement_file or "site_config/statement.yml"
        yield rule.at((place, 0), "the site has no accessibility statement")
        return
    addresses = {page.address, *(other.address for other in site.translations.get(page.address, ()))}
    if not any(site.current(link.url).partition("#")[0] in addresses for link in settings.navigation.footer):
        line = settings.navigation_lines.get(("footer",), 0)
        fix = f"Add it under `footer`: {{text: {page.title}, url: {page.address}}}."
        yield rule.at((settings.navigation_file, line), "the footer has no link to the accessibility statement", fix)
        return
    without = [each for each in facts.pages.values() if not each.redirects_to and not _leads_to(each, addresses)]
    if without:
        fix = "Show the links of `footer` on every page again: the theme's own footer leaves them out."
        pages = f"{without[0].address} has" if len(without) == 1 else f"{without[0].address} and {len(without) - 1} more pages have"
        yield rule.at(without[0], f"{pages} no link to the accessibility statement", fix)


def _leads_to(page: PageFacts, addresses: set[str]) -> bool:
    return page.address in addresses or any(link.kind == "a" and link.target in addresses for link in page.links)
