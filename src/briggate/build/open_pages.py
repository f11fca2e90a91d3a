"""The pages of a served site that are open in browsers, kept up to what the site becomes."""

import traceback
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from briggate.build.listeners import Listener, Listeners
from briggate.build.live_site import LiveSite, Refreshed
from briggate.build.looking import Looking
from briggate.build.overlay import NOT_FOUND, version_of
from briggate.build.stopped import BuildStopped, CouldNotComplete

type Look = Callable[[LiveSite, str], Mapping[str, Any]]
"""What is to be told of a page of the site, by the path of its file there (`bins/index.html`), as JSON has it. Raises CannotLook."""


class CannotLook(Exception):
    """Why nobody can look at pages, in words for whoever writes them."""


class OpenPages:
    """The site, and whoever looks at it. While it is entered, each open page is told what concerns it:

    `reload` that it is another one now; `stopped` (with the message) that the site could not be built, so that the page may be out of
    date; `mended` that it could again, and the page is the same; `findings` what was found on it; `unlooked` why nobody could look.
    """

    def __init__(self, live: LiveSite, look: Look) -> None:
        self._live, self._look = live, look
        self._listeners = Listeners()
        self._looking = Looking(self._look_at)
        self._stopped = ""
        """Why the site could not be built when it was tried last."""
        self._found: dict[tuple[str, str], Mapping[str, Any]] = {}
        """What was found on pages of the site as it is now."""

    def __enter__(self) -> Self:
        self._looking.__enter__()
        self._looking.ask(Listener("index.html", self._version("index.html")))  # rules read dictionaries when they are first asked
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._listeners.close()
        self._looking.__exit__(kind, error, trace)

    @property
    def mount(self) -> str:
        """The folder of its host that the site is in: `/`, or `/tiny/`."""
        return urlsplit(self._live.site.council.site_url).path

    def file(self, path: str) -> bytes | None:
        return self._live.file(path)

    def refresh(self, changed: frozenset[str]) -> Refreshed:
        """Build the site again and tell the open pages. Raises BuildStopped, which they are told too.

        `changed` has all paths in the project that may have changed since the site was last built, such as `content/bins/missed.md`;
        the name of a folder stands for everything in it. After a stop they come again with what is changed next.
        """
        self._looking.hold()
        try:
            refreshed = self._live.refresh()
        except BuildStopped as why:
            self._stop(why)
            raise
        except Exception as error:  # such as a council's own template can raise; the pages stay up whatever it is
            traceback.print_exc()
            fault = CouldNotComplete(f"the site could not be built: {type(error).__name__}: {error}")
            self._stop(fault)
            raise fault from None
        else:
            self._go_on(changed)
        finally:
            self._looking.let_go()
        return refreshed

    def joined(self, file: str, version: str) -> Listener | None:
        """A page has been opened: the one at `file`, as it was when it had this version. None where it cannot be told anything."""
        listener = self._listeners.join(file, version)
        if listener:
            self._tell(listener)
        return listener

    def gone(self, listener: Listener) -> None:
        """It has been closed."""
        self._listeners.gone(listener)

    def _stop(self, why: BuildStopped) -> None:
        self._stopped = str(why)
        for listener in self._listeners.all():
            self._tell(listener)

    def _go_on(self, changed: frozenset[str]) -> None:
        was_stopped, self._stopped, self._found = bool(self._stopped), "", {}
        beside_pages = any(path.startswith("content/") and not path.endswith(".md") for path in changed)
        for listener in self._listeners.all():
            if beside_pages:
                listener.tell("reload")  # its HTML names images, and does not say which they are
                continue
            if was_stopped:
                listener.tell("mended")
            self._tell(listener)

    def _tell(self, listener: Listener) -> None:
        if listener.version != self._version(listener.file):
            listener.tell("reload")
        elif self._stopped:
            listener.tell("stopped", self._stopped)
        else:
            self._looking.ask(listener)

    def _look_at(self, listener: Listener) -> None:
        found, place = self._found, (listener.file, listener.version)
        if self._stopped or listener.version != self._version(listener.file):
            return
        try:
            if place not in found:
                found[place] = self._look(self._live, self._shown(listener.file)[0])
            listener.tell("findings", found[place])
        except CannotLook as why:
            listener.tell("unlooked", str(why))
        except Exception as error:  # whatever it is, nobody has looked: that is told
            listener.tell("unlooked", f"{type(error).__name__}: {error}")

    def _version(self, file: str) -> str:
        return version_of(self._shown(file)[1])

    def _shown(self, file: str) -> tuple[str, bytes]:
        """What is shown where a page is asked for: it, or the page that says that there is none."""
        html = self._live.file(file)
        return (file, html) if html is not None else (NOT_FOUND, self._live.file(NOT_FOUND) or b"")
