"""Rule published-address."""

from collections.abc import Iterator

from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts

rule = Rule(
    id="published-address",
    title="Every address ever published still answers",
    why="Letters, leaflets, other sites and bookmarks keep an address for years. One that vanishes takes its readers with it.",
    reference="ISO/IEC/IEEE 23026 and the W3C's advice that addresses do not change",
    fix="Add the address to `redirect_from` of the page that took its place, or to site_config/redirects/.",
    examples=(
        bad_files({}),
        good_files({"site_config/redirects/waste.yml": "- {old: /bins/gone/, new: /bins/}\n"}),
    ),
    needs="published",
)


@rule.over(SiteFacts)
def published_address(subject: SiteFacts) -> Iterator[Hit]:
    for address in sorted(subject.published or ()):
        if address not in subject.pages and address not in subject.site.all_addresses:
            name = f"content{address.rstrip('/')}.md" if address != "/" else "content/index.md"
            yield rule.at((name, 0), f"{address} was published, and now answers nothing")
