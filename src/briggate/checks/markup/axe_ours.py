"""Which of our own rules tell the same faults as axe's rules do: one fault is one finding."""

from collections.abc import Mapping

_NAMES = ("aria-reference", "button-name", "form-label", "link-text-empty", "frame", "image-alt", "close-button-name")
_FIELDS = (*_NAMES, "form-label-orphan", "form-placeholder-label")
_ATTRIBUTES = ("aria-attribute", "aria-permitted", "aria-label-unheard", "aria-reference", "aria-role", "aria-state")
_TABLES = ("table-headers", "table-header-scope", "table-header-empty", "table-false-headers", "table-header-unused", "table-fake-caption")
_LANGUAGE = ("document-language", "language-of-parts-valid", "page-language-wrong", "passage-language")

OURS: Mapping[str, tuple[str, ...]] = {
    "accesskeys": ("access-key",),
    "area-alt": ("image-alt", "link-text-empty"),
    "aria-allowed-attr": _ATTRIBUTES,
    "aria-allowed-role": (*_ATTRIBUTES, "fake-button", "link-as-button"),
    "aria-command-name": _NAMES,
    "aria-conditional-attr": _ATTRIBUTES,
    "aria-deprecated-role": _ATTRIBUTES,
    "aria-dialog-name": ("dialog-marked", *_NAMES),
    "aria-hidden-body": ("aria-hidden-focus", "hidden-words"),
    "aria-hidden-focus": ("aria-hidden-focus",),
    "aria-input-field-name": _FIELDS,
    "aria-meter-name": _NAMES,
    "aria-progressbar-name": _NAMES,
    "aria-prohibited-attr": _ATTRIBUTES,
    "aria-required-attr": _ATTRIBUTES,
    "aria-required-children": (*_ATTRIBUTES, "list-structure"),
    "aria-required-parent": (*_ATTRIBUTES, "list-structure"),
    "aria-roledescription": _ATTRIBUTES,
    "aria-roles": _ATTRIBUTES,
    "aria-toggle-field-name": _FIELDS,
    "aria-tooltip-name": _NAMES,
    "aria-treeitem-name": _NAMES,
    "aria-valid-attr": _ATTRIBUTES,
    "aria-valid-attr-value": _ATTRIBUTES,
    "audio-caption": ("media-transcript", "media-captions"),
    "autocomplete-valid": ("form-autocomplete",),
    "blink": ("moving-text", "obsolete-element"),
    "button-name": _NAMES,
    "bypass": ("bypass-blocks", "landmarks"),
    "definition-list": ("list-structure", "html-nesting"),
    "dlitem": ("list-structure", "html-nesting"),
    "document-title": ("title-missing", "title-empty"),
    "duplicate-id": ("duplicate-id",),
    "duplicate-id-active": ("duplicate-id",),
    "duplicate-id-aria": ("duplicate-id",),
    "empty-heading": ("heading-empty",),
    "empty-table-header": ("table-header-empty", "table-headers"),
    "form-field-multiple-labels": ("form-label-duplicate",),
    "frame-focusable-content": ("frame-keyboard",),
    "frame-title": ("frame",),
    "frame-title-unique": ("frame",),
    "heading-order": ("heading-order", "one-h1"),
    "html-has-lang": _LANGUAGE,
    "html-lang-valid": _LANGUAGE,
    "html-xml-lang-mismatch": _LANGUAGE,
    "image-alt": ("image-alt",),
    "image-redundant-alt": ("image-alt-repeats", "image-alt-redundant"),
    "input-button-name": _NAMES,
    "input-image-alt": ("image-alt", "button-name"),
    "label": _FIELDS,
    "label-content-name-mismatch": ("label-in-name",),
    "label-title-only": _FIELDS,
    "landmark-main-is-top-level": ("landmarks",),
    "landmark-no-duplicate-main": ("landmarks",),
    "landmark-one-main": ("landmarks",),
    "landmark-unique": ("landmarks",),
    "link-name": _NAMES,
    "list": ("list-structure", "html-nesting"),
    "listitem": ("list-structure", "html-nesting"),
    "marquee": ("moving-text", "obsolete-element"),
    "meta-refresh": ("meta-refresh",),
    "meta-refresh-no-exceptions": ("meta-refresh",),
    "meta-viewport": ("zoom-blocked",),
    "meta-viewport-large": ("zoom-blocked",),
    "nested-interactive": ("html-nesting", "list-structure"),
    "no-autoplay-audio": ("media-autoplay",),
    "object-alt": ("embedded-object",),
    "p-as-heading": ("bold-as-heading",),
    "page-has-heading-one": ("one-h1",),
    "presentation-role-conflict": _ATTRIBUTES,
    "region": ("landmarks",),
    "role-img-alt": _NAMES,
    "scope-attr-valid": ("table-header-scope",),
    "select-name": _FIELDS,
    "skip-link": ("bypass-blocks",),
    "summary-name": _NAMES,
    "svg-img-alt": _NAMES,
    "tabindex": ("positive-tabindex",),
    "table-duplicate-name": ("table-caption",),
    "table-fake-caption": _TABLES,
    "td-has-header": _TABLES,
    "td-headers-attr": _TABLES,
    "th-has-data-cells": (*_TABLES, "table-header-only"),
    "valid-lang": _LANGUAGE,
    "video-caption": ("media-captions", "media-transcript"),
}
"""axe's rule → rules over the HTML that tell the same fault; axe's is told where none of them finds anything at that element."""

WHOLE_PAGE = frozenset(("landmarks", "bypass-blocks", "html-nesting", "form-label-orphan", *_TABLES))
"""Those that tell one of many like it, or tell it elsewhere: what they find anywhere on a page is said of all of it."""

TOLD_WHOLLY: Mapping[str, str] = {
    "avoid-inline-spacing": "spacing-held",
    "color-contrast-enhanced": "contrast-enhanced",
    "css-orientation-lock": "orientation-turned",
    "meta-viewport-large": "zoom-blocked",
    "scrollable-region-focusable": "scroll-region",
    "target-size": "target-size",
}
"""axe's rule → a rule of ours that looks at the same in a browser, finds all that axe does, and is more often right."""

KNOWN_BETTER = frozenset(
    (
        "accesskeys", "aria-roles", "aria-valid-attr", "aria-valid-attr-value", "autocomplete-valid", "blink", "document-title",
        "duplicate-id-aria", "empty-table-header", "form-field-multiple-labels", "frame-title", "html-has-lang",
        "html-lang-valid", "html-xml-lang-mismatch", "image-alt", "image-redundant-alt", "label-content-name-mismatch", "marquee",
        "meta-refresh", "meta-refresh-no-exceptions", "meta-viewport", "no-autoplay-audio", "object-alt", "scope-attr-valid",
        "tabindex", "table-duplicate-name", "table-fake-caption", "td-has-header", "td-headers-attr", "th-has-data-cells",
        "valid-lang", "video-caption",
    )
)  # fmt: skip
"""Those of OURS that HTML alone settles: where it is as it was served, and our rules find nothing, axe is wrong."""

DOUBTFUL = frozenset(("aria-allowed-role", "frame-focusable-content", "landmark-unique", "presentation-role-conflict"))
"""Advice rather than WCAG, or true for a moment only: a person has to look, however sure axe is."""

OF_THE_FRAME = frozenset(("frame-focusable-content",))
"""Those that axe tells inside a frame, and that are the frame's own fault."""

UNSURE_KEPT = frozenset(("color-contrast", "frame-tested"))
"""Of axe's rules that we have words for, those of which a person is to hear where axe can not tell."""
