"""Rule page-indexed."""

from collections.abc import Iterator

from briggate.checks.council.finding_pages import kept_out
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts

_SITE = "site_name: x\ndocs_dir: content\nsite_dir: build/site\ntheme: {name: briggate, custom_dir: theme}\n"

rule = Rule(
    id="page-indexed",
    title="Search can find every page",
    why="Half of all visitors search first. A page that search does not know is not there for them.",
    reference="GOV.UK service manual, “Making your service easy to find”",
    fix="Build the site again. If the page is to be kept out, say so: `search: {exclude: true}`.",
    examples=(
        bad_files({"mkdocs.yml": f"{_SITE}plugins: [{{briggate: {{search_index: false}}}}]\n"}),
        good_files({"mkdocs.yml": f"{_SITE}plugins: [briggate]\n"}),
    ),
)


@rule.over(SiteFacts)
def page_indexed(subject: SiteFacts) -> Iterator[Hit]:
    for language in subject.site.languages:
        indexed = subject.find.indexed(language)
        pages = [page for page in subject.site.pages if page.address in subject.pages and subject.site.language_of(page) == language]
        missing = [page for page in pages if page.address not in indexed and not kept_out(page)]
        if missing and not indexed:
            yield rule.at(
                ("mkdocs.yml", 0), f"search finds none of the {len(missing)} pages in “{language}”", "Take out `search_index: false`."
            )
        else:
            for page in missing:
                yield rule.at(page, f"search does not know of “{page.title}”")
