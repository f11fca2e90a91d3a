"""“Report a problem with this page”: a link that says which page."""

from urllib.parse import quote


def report_url(report: str, address: str, canonical: str) -> str:
    """The council's form, page or mailbox for problems, carrying the address of the page that the link stands on."""
    if report.startswith("tel:"):
        return report
    whole, mark, anchor = report.partition("#")
    name, value = ("body", canonical) if report.startswith("mailto:") else ("page", address)
    return f"{whole}{'&' if '?' in whole else '?'}{name}={quote(value)}{mark}{anchor}"
