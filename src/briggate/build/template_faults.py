"""What is wrong with a template, for whoever changed it."""

import traceback

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError


def template_fault(error: TemplateError) -> str:
    """What is wrong with a template, and its line, which Jinja puts among the frames of the traceback."""
    if isinstance(error, TemplateNotFound):
        return f"theme/{error.name}  there is no such template  Check the name in the template that asks for it."
    places = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
    if isinstance(error, TemplateSyntaxError):
        place = f"{error.filename or error.name or 'theme'}:{error.lineno}"
    else:
        place = f"{places[-1].filename}:{places[-1].lineno}" if places else "theme"
    return f"{place}  {error.message}  Mend the template."
