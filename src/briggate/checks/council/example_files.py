"""Files for the examples of rules over the site, which are put into a small sound council: home page, topic /bins/, owner `waste`."""


def example_page(title: str, *front_matter: str, body: str = "") -> str:
    """A page in the topic /bins/, with lines of front matter added."""
    usual = (f"title: {title}", f"summary: All about {title}.", "owner: waste", "last_reviewed: 2026-01-02", "topics: [bins]")
    return "\n".join(("---", *usual, *front_matter, "---", body))


def example_landing(title: str, body: str = "") -> str:
    """A landing page."""
    return f"---\ntitle: {title}\nsummary: All about {title}.\nowner: waste\nlast_reviewed: 2026-01-02\n---\n{body}"


def example_task(**said: str) -> str:
    """checks/top_tasks.yml with one task, whose page is /bins/missed-bin/; what is `said` stands in place of what is usual."""
    usual = {
        "task": "Report a missed bin",
        "search": "report missed bin",
        "a_to_z": "Missed bin",
        "page": "/bins/missed-bin/",
        "landing": "/bins/",
    }
    return f"- {{{', '.join(f'{key}: {value}' for key, value in (usual | said).items())}}}\n"
