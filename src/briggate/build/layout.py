"""What pages are laid out with: the theme's published files, and its templates."""

from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, Template, TemplateSyntaxError
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig

from briggate.build.page_limits import PAGE_LIMITS, fault_of_theme
from briggate.build.stopped import CouldNotComplete
from briggate.files.cache import digest, engine_digest
from briggate.processes import Aside, ProcessDied
from briggate.theme.files import ThemeFiles, template_names, theme_files


@dataclass(frozen=True)
class Layout:
    """The theme's files as they are published, and its templates."""

    platform: bytes
    """Tells what they were read from: see `platform_digest`."""
    assets: ThemeFiles
    templates: Environment


def layout_of(config: MkDocsConfig, brand: Path) -> Layout:
    """The layout of a project. A template is read when a page asks for it. Raises FaultsFound."""
    platform = platform_digest(brand, config)  # before they are read: what is changed meanwhile has another the next time
    return Layout(platform, theme_files(brand), _templates(config))


def platform_digest(brand: Path, config: MkDocsConfig) -> bytes:
    """A digest of all that no publisher writes: the engine, the files of the council's theme/, mkdocs.yml."""
    files = sorted(path for path in brand.rglob("*") if path.is_file())
    named = [part for path in files for part in (path.relative_to(brand).as_posix(), path.read_bytes())]
    return digest(engine_digest(), Path(config.config_file_path).read_bytes(), *named)


class LayoutBeside:
    """A layout whose files are made, and whose templates compiled, by a process beside this one: every other process is spared that."""

    def __init__(self, config: MkDocsConfig, brand: Path) -> None:
        self._brand = brand
        self._platform = platform_digest(brand, config)
        self._templates = _templates(config)
        self._aside = Aside(self._made, PAGE_LIMITS)

    def layout(self) -> Layout:
        """The layout, once it is there. Raises FaultsFound, and CouldNotComplete where it takes too much."""
        try:
            assets, compiled = self._aside.result()
        except ProcessDied as died:  # made by each process again, it would take all of them as long
            raise CouldNotComplete(fault_of_theme("reading the templates and styles", died.given_up, PAGE_LIMITS)) from None
        self._templates.bytecode_cache = _Compiled(compiled)
        return Layout(self._platform, assets, self._templates)

    def end(self) -> None:
        """Stop it, if nobody needs it any more."""
        self._aside.end()

    def _made(self) -> tuple[ThemeFiles, dict[str, bytes]]:
        compiled = _Compiled({})
        self._templates.bytecode_cache = compiled
        read_all(self._templates)
        return theme_files(self._brand), compiled.by_key


def read_all(templates: Environment) -> None:
    """Read every template of a name that the engine has."""
    for name in template_names():
        try:
            templates.get_template(name)
        except MemoryError:
            raise
        except Exception:  # one that cannot be read is not kept: whoever needs it reads it again, and is told why
            continue


def _templates(config: MkDocsConfig) -> Environment:
    templates = config.theme.get_env()
    templates.loader = _Loader(config.theme.dirs, encoding="utf-8-sig")  # some editors put a mark first
    templates.autoescape = True
    templates.auto_reload = False  # it would ask the disk about each part of each page
    templates.template_class, templates.context_class = _Template, _Context
    return templates


class _Loader(FileSystemLoader):
    """Reads templates; one that is no text has a fault as one that is no template."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError:
            raise TemplateSyntaxError("the file is not saved as UTF-8", 1, template, f"theme/{template}") from None


class _Template(Template):
    """A template that knows what all know by one dictionary: every part of every page reads the whole of Jinja's chain of two.

    What it writes is escaped by `_escaped`.
    """

    @classmethod
    def from_code(
        cls, environment: Environment, code: CodeType, globals: MutableMapping[str, Any], uptodate: Callable[[], bool] | None = None
    ) -> Template:
        template = super().from_code(environment, code, dict(globals), uptodate)
        template.root_render_func.__globals__["escape"] = _escaped  # those of the code that was made for this template alone
        return template


def _escaped(value: Any) -> str:
    """What `escape` gives, which takes longer to say of a text that it is safe now than to look what there is to escape in it."""
    if type(value) is Markup:
        return value
    if type(value) is not str or "&" in value or "<" in value or ">" in value or '"' in value or "'" in value:
        return escape(value)
    return value


class _Context(Context):
    """What a template knows. It takes longer to look in all of Jinja's places whether a function wants it than to call most of them.

    Functions themselves may want it; objects that can be called, of which no template is given any but macros, are not asked.
    """

    def call(self, function: Any, /, *given: Any, **named: Any) -> Any:
        if hasattr(function, "jinja_pass_arg"):
            return super().call(function, *given, **named)
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return function(*given, **named)


class _Compiled(BytecodeCache):
    """Templates as Python's own code, handed from one process to another that it has started, and never written down."""

    def __init__(self, by_key: dict[str, bytes]) -> None:
        self.by_key = by_key

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.by_key:
            bucket.bytecode_from_string(self.by_key[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.by_key[bucket.key] = bucket.bytecode_to_string()
