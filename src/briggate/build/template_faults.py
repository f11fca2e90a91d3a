"""What is wrong with a template, for whoever changed it."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from briggate.build.stopped import BuildStopped


@contextmanager
def stopped_by_templates() -> Iterator[None]:
    """Turn an error in a template into BuildStopped, and let every other one through.

    That memory runs out is no fault of the template, even there: somebody else sets limits.
    """
    try:
        yield
    except MemoryError:
        raise
    except Exception as error:  # a template may do anything wrong that Python can: divide by nothing, say
        lines = _lines(error)
        if lines or isinstance(error, TemplateError):
            raise BuildStopped(_fault(error, lines)) from None
        raise


def _fault(error: Exception, lines: list[str]) -> str:
    """What is wrong with a template, and where."""
    if isinstance(error, TemplateNotFound):
        return f"theme/{error.name}  there is no such template  Check the name in the template that asks for it."
    message = error.message if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"
    if isinstance(error, TemplateSyntaxError):
        place = f"{error.filename or error.name or 'theme'}:{error.lineno}"
    else:
        place = lines[-1] if lines else "theme"
    return f"{place}  {message}  Mend the template."


def _lines(error: Exception) -> list[str]:
    """The lines of templates that were at work: Jinja puts them among the frames of the traceback."""
    return [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
