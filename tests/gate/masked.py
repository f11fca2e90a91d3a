"""What a command prints of a repository, without what differs from run to run: ids, times and digests."""

import re

from tests.gate.council import Council, git

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\+00:00|Z)")


def masked(text: str, council: Council) -> str:
    """Commits as c0, c1 … from main's first on; TIME, TODAY and DIGEST."""
    for number, id in enumerate(git(council.server, "rev-list", "--topo-order", "--reverse", "main").split()):
        text = text.replace(id, f"c{number}").replace(id[:10], f"c{number}")
    text = re.sub(r"\b[0-9a-f]{64}\b", "DIGEST", _MOMENT.sub("TIME", text))
    return re.sub(r"\b\d{1,2} [A-Z][a-z]+ \d{4}(, \d\d:\d\d UTC)?", "TODAY", text)
