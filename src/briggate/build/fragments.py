"""Parts of the frame that are the same on many pages, such as the menu: each is rendered once and used again."""

from collections.abc import Callable
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup


def fragments() -> Callable[..., Markup]:
    """The function `once(name, *differs_by)` for the templates of one site.

    It renders a template as an include would, and keeps the result for every other page of the same language with the same way to
    the root. What else the template looks at has to be named in `differs_by`.
    """
    rendered: dict[tuple[Any, ...], Markup] = {}

    @pass_context
    def once(context: Context, name: str, *differs_by: Any) -> Markup:
        key = (name, context["language"], context["root"], *differs_by)
        if key not in rendered:
            rendered[key] = Markup(context.environment.get_template(name).render(context.get_all()))
        return rendered[key]

    return once
