"""The small site of `site.py`, served below a folder of a host, as a council with a path of its own would serve it."""

from collections.abc import Callable
from typing import Any

import pytest
from selenium import webdriver

from tests.search.site import write_site


@pytest.fixture(scope="session")
def site(serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the small site, ending in `/`."""
    host = tmp_path_factory.mktemp("host")
    write_site(host / "council")
    (host / "council" / "_headers").rename(host / "_headers")
    return serve(host) + "council/"


@pytest.fixture(scope="session")
def in_browser(chromiums: Callable[..., webdriver.Chrome], site: str) -> Callable[..., Any]:
    """Runs the body of an async function in the small site, with `engine` (search-engine.js) and `given`; gives what it returns."""
    driver = chromiums(800, 600)
    driver.get(site)

    def run(body: str, given: object = None) -> Any:
        script = """
            const [address, given, answer] = arguments;
            import(address + "assets/search-engine.js")
              .then(async (engine) => { %s })
              .then((result) => answer({ result }), (error) => answer({ error: String(error.stack || error) }));
        """
        answer = driver.execute_async_script(script % body, site, given)
        assert "error" not in answer, answer["error"]
        return answer["result"]

    return run
