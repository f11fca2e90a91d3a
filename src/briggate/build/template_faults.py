"""What is wrong with a template, for whoever changed it."""

import traceback

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError


def is_of_a_template(error: Exception) -> bool:
    """Whether an error was raised by what a template says: by Jinja, or by something like a division by nothing.

    That memory ran out there is no fault of the template: somebody else sets limits.
    """
    return isinstance(error, TemplateError) or (bool(_places(error)) and not isinstance(error, MemoryError))


def template_fault(error: Exception) -> str:
    """What is wrong with a template, and its line, which Jinja puts among the frames of the traceback."""
    if isinstance(error, TemplateNotFound):
        return f"theme/{error.name}  there is no such template  Check the name in the template that asks for it."
    message = error.message if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"
    if isinstance(error, TemplateSyntaxError):
        place = f"{error.filename or error.name or 'theme'}:{error.lineno}"
    else:
        place = _places(error)[-1] if _places(error) else "theme"
    return f"{place}  {message}  Mend the template."


def _places(error: Exception) -> list[str]:
    return [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
