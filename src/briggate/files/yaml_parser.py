"""PyYAML's event parser: libyaml's where PyYAML was built with it, else the pure one, which is slower and says the same."""

from typing import Any

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner


class PureParser(Reader, Scanner, Parser):
    """The event parser in plain Python."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


try:
    from yaml._yaml import CParser

    EventParser: Any = CParser
except ImportError:
    EventParser = PureParser
