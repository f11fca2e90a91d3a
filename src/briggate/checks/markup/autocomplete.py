"""The words of the HTML standard for what a browser may fill in."""

import re

_PLAIN = (
    "additional-name address-level1 address-level2 address-level3 address-level4 address-line1 address-line2 address-line3 bday bday-day "
    "bday-month bday-year cc-additional-name cc-csc cc-exp cc-exp-month cc-exp-year cc-family-name cc-given-name cc-name cc-number cc-type "
    "country country-name current-password family-name given-name honorific-prefix honorific-suffix language name new-password nickname "
    "one-time-code organization organization-title photo postal-code sex street-address transaction-amount transaction-currency url "
    "username"
)
_CONTACT = "tel tel-country-code tel-national tel-area-code tel-local tel-local-prefix tel-local-suffix tel-extension email impp"
FIELD_NAMES = tuple(re.findall(r"\S+", f"{_PLAIN} {_CONTACT}"))

_SCHEME = re.compile(
    r"\s*(?:section-\S+\s+)?(?:(?:shipping|billing)\s+)?"
    rf"(?:(?:{_PLAIN.replace(' ', '|')})|(?:(?:home|work|mobile|fax|pager)\s+)?(?:{_CONTACT.replace(' ', '|')}))(?:\s+webauthn)?\s*"
)

USUAL_SLIPS = {
    "address": "street-address",
    "address1": "address-line1",
    "address2": "address-line2",
    "birthday": "bday",
    "city": "address-level2",
    "county": "address-level1",
    "dob": "bday",
    "e-mail": "email",
    "first-name": "given-name",
    "firstname": "given-name",
    "forename": "given-name",
    "last-name": "family-name",
    "lastname": "family-name",
    "mobile": "tel",
    "phone": "tel",
    "post-code": "postal-code",
    "postcode": "postal-code",
    "surname": "family-name",
    "telephone": "tel",
    "title": "honorific-prefix",
    "town": "address-level2",
    "zip": "postal-code",
}
"""What is written by mistake → what the standard calls it."""


def is_autocomplete(value: str) -> bool:
    """Whether a value of `autocomplete`, in small letters, is one that the standard has."""
    return value.strip() in ("on", "off") or _SCHEME.fullmatch(value) is not None
