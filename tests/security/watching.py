"""A browser that tells what a page did: which payloads ran, what it asked of other hosts, what it is made of."""

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from selenium import webdriver
from selenium.common.exceptions import WebDriverException

_BEFORE_THE_PAGE = """
window.ran = name => console.info(`ran:${name}`);
for (const dialog of ["alert", "confirm", "prompt", "print", "open"]) window[dialog] = () => console.info(`ran:${dialog}`);
"""

_PROVOKE = """
const done = arguments[0];
const every = selector => Document.prototype.querySelectorAll.call(document, selector);
const kinds = ["click", "mouseover", "mouseenter", "pointerenter", "focus", "blur", "toggle", "load", "error", "animationstart",
               "transitionend", "beforeinput", "pageshow", "hashchange", "start", "submit"];
window.navigation.addEventListener("navigate", () => done(null)); // nothing would be told once the page is gone
for (const element of every("*"))
  for (const kind of kinds) element.dispatchEvent(new Event(kind, {cancelable: true}));
for (const link of every("a, area"))
  if (link.href && !/^(https?|mailto|tel):/.test(link.protocol)) link.click();
setTimeout(() => setTimeout(() => done(null)));
"""

_LOOK = r"""
const tell = element => element.outerHTML.slice(0, 200);
const all = Array.from(document.querySelectorAll("*"));
const own = address => new URL(address, location.href).origin === location.origin;
const given = (element, name) => (element.getAttribute(name) || "").trim();
return {
  title: document.title,
  words: document.querySelector("main") ? document.querySelector("main").textContent : "",
  everything: [document.documentElement.textContent, ...all.flatMap(e => Array.from(e.attributes, a => a.value))].join("\n"),
  wrong: [
    ...all.filter(e => Array.from(e.attributes).some(a => /^on|^style$|^ping$|^srcdoc$|^formaction$|^nonce$/i.test(a.name))).map(tell),
    ...all.filter(e => ["href", "src", "action", "data", "poster", "xlink:href"].some(
        name => given(e, name) && !/^(https?|mailto|tel):$/.test(new URL(given(e, name), location.href).protocol))).map(tell),
    ...all.filter(e => e.matches("script, img, video, audio, link[rel=stylesheet]") && ["src", "href"].some(
        name => given(e, name) && !own(given(e, name)))).map(tell),
    ...all.filter(e => e.matches("script:not([src]):not([type='application/ld+json'])")).map(tell),
    ...all.filter(e => e.matches("iframe, frame, frameset, object, embed, applet, base, style, math, template, noscript")).map(tell),
    ...all.filter(e => e.matches("meta[http-equiv]") && !document.querySelector("meta[name=robots]")).map(tell),
    ...all.filter(e => e.matches("form:not(form.search[role=search]), textarea, select")).map(tell),
    ...all.filter(e => e.matches(".md-typeset svg, .md-typeset input, .md-typeset button, .md-typeset link, .md-typeset meta")).map(tell),
    ...all.filter(e => e.matches(".md-typeset [id^=site-], .md-typeset [name], .md-typeset [contenteditable]")).map(tell),
    ...all.filter(e => e.id && e.id.startsWith("site-") && document.getElementById(e.id) !== e).map(tell),
  ],
};
"""


@dataclass(frozen=True)
class Seen:
    """What one page did and is."""

    ran: frozenset[str]
    """The payloads that ran."""
    outside: frozenset[str]
    """Addresses of other hosts that it asked for."""
    blocked: tuple[str, ...]
    """What the security policy kept it from."""
    made_of: dict[str, Any]
    """`title`, the `words` of main, `everything` that it says or holds in attributes, and what is `wrong` with its elements."""


class Watcher:
    """Opens pages in a browser of its own and watches what they do, left alone and then touched everywhere."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver
        driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": _BEFORE_THE_PAGE})

    def visit(self, url: str) -> Seen:
        self.driver.get(url)
        return self.visit_open_page()

    def visit_open_page(self) -> Seen:
        """As `visit`, of the page that is open, with all that it has done since the last time."""
        host = urlsplit(self.driver.current_url).netloc
        made_of = self.driver.execute_script(_LOOK)
        self.driver.execute_async_script(_PROVOKE)
        return self._seen(host, made_of)

    def endure(self, url: str) -> Seen:
        """As `visit`, of a page that may leave for elsewhere or take the browser's own functions away. Not told: what it is made of."""
        with suppress(WebDriverException):
            self.driver.get(url)
            self.driver.execute_async_script(_PROVOKE)
        return self._seen(urlsplit(url).netloc, {})

    def _seen(self, host: str, made_of: dict[str, Any]) -> Seen:
        said = [entry["message"] for entry in self.driver.get_log("browser")]
        ran = {message.rpartition("ran:")[2].strip('"') for message in said if "ran:" in message}
        blocked = tuple(message for message in said if "Content Security Policy" in message)
        return Seen(frozenset(ran), frozenset(self._asked_outside(host)), blocked, made_of)

    def _asked_outside(self, host: str) -> set[str]:
        asked = set()
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] in ("Network.requestWillBeSent", "Network.webSocketCreated"):
                parameters = message["params"]
                address = parameters.get("request", parameters)["url"]
                if urlsplit(address).scheme not in ("data", "blob") and urlsplit(address).netloc != host:
                    asked.add(address)
        return asked
