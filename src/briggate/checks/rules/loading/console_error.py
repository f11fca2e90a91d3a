"""Rule console-error."""

from collections.abc import Iterator

from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="console-error",
    title="No script breaks off with an error",
    why="Whatever the script was still to do is not done, and nobody who uses the page is told.",
    reference="HTML Living Standard, reporting of exceptions",
    fix="Mend the script, or take it out. The browser’s developer tools show the line.",
    examples=(bad("<p>Bins</p><script>map.show()</script>"), good("<p>Bins</p><script>console.log('here')</script>")),
)
_LONGEST = 120


@rule.over(RenderedPage)
def console_error(page: RenderedPage) -> Iterator[Hit]:
    told: set[str] = set()
    for message in page.loaded.messages:
        if message.level != "error" or message.source not in ("javascript", "console-api", "worker") or message.text in told:
            continue
        told.add(message.text)
        place = "" if message.url in ("", page.address) else f" in {message.url.rpartition('/')[2] or message.url}"
        said = " ".join(message.text.strip('"').split())
        words = said if len(said) <= _LONGEST else f"{said[:_LONGEST]} …"
        if message.source == "console-api":
            yield rule.unsure(page, f"a script{place} says that something is wrong: {words}")
        else:
            yield rule.at(page, f"a script{place} breaks off: {words.removeprefix('Uncaught ')}")
