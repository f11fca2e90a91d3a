"""`briggate serve`: the site on this machine, built anew whenever a file changes; the last good one stays up until the next is."""

import logging
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from mkdocs.livereload import LiveReloadServer

from briggate.build.load import Project
from briggate.build.pipeline import Built, build
from briggate.build.stopped import BuildStopped, CouldNotComplete

HOST = "127.0.0.1"


def serve(
    folder: Path,
    as_of: str | None,
    port: int,
    built: Callable[[Built, str], None],
    stopped: Callable[[BuildStopped], None],
    progress: Callable[[str], None],
) -> None:
    """Serve the project in `folder` on this machine alone, until interrupted.

    `built` is told of each build and where it is served, `stopped` of each that could not be made. Raises BuildStopped where the
    first one could not, or the port is taken.
    """
    logging.getLogger("mkdocs.livereload").setLevel(logging.ERROR)  # it would tell of every request
    with TemporaryDirectory(prefix="briggate-", ignore_cleanup_errors=True) as place:
        site = Path(place, "site")
        first = build(folder, as_of, site, progress)

        def build_again() -> None:
            # MkDocs's own server answers nothing after a build that failed; one that returns leaves the pages up.
            try:
                built(build(folder, as_of, site, progress), server.url)
            except BuildStopped as error:
                stopped(error)

        server = _Server(build_again, HOST, port, root=str(site), mount_path=urlsplit(first.site_url).path)
        server.error_handler = lambda code: (site / "404.html").read_bytes() if code == 404 else None
        server.ready = lambda: built(first, server.url)
        _watch(server, Project(folder))
        try:
            server.serve()  # type: ignore[no-untyped-call]  # mkdocs leaves it untyped
        except KeyboardInterrupt:
            pass
        except OSError as error:
            raise CouldNotComplete(f"{HOST}:{port}  cannot be served: {error.strerror}  Try another, with --port.") from None
        finally:
            server.shutdown()


class _Server(LiveReloadServer):
    """MkDocs's, which tells when it answers and sees changes."""

    ready: Callable[[], None]

    def serve_forever(self, poll_interval: float = 0.5) -> None:
        self.ready()
        super().serve_forever(poll_interval)


def _watch(server: LiveReloadServer, project: Project) -> None:
    for folder in (project.content, project.site_config, project.checks, project.brand, project.folder / "mkdocs.yml"):
        if folder.exists():
            server.watch(str(folder))
