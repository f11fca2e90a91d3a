"""The abbreviations that need no explaining."""

from briggate.checks.words.spelling import is_word

LONG_WORD = 6
"""How many letters a word has that is no abbreviation though it is all in capitals."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


EVERYBODY_KNOWS = _set(
    """
    A&E AA AD AGM AIDS AM ATM B&B B&Bs B&Q BBC BC BCE BMX BST BT CCTV CD CDs CE CO CSV CV CVs DIY DJ DNA DVD DVDs DVLA EEA EU FA
    FAQ FAQs FM GB GCSE GCSEs GDP GMT GOV GP GPs HD HGV HGVs HIV HM HMRC HTML ID IDs IKEA IQ ISBN IT ITV JPG KB KG LED LEDs LGBT
    LGBTQ LGBTQIA LLP LPG LTD M&S MB MOT MOTs MP MPs MS NASA NATO NHS NI NSPCC OK PA PC PCs PDF PDFs PE PIN PINs PLC PM PNG PO PS
    Q&A QR R&B RAC RAF RE RNIB RNLI RSPB RSPCA SIM SMS SOS SUV TB TV TVs UFO UK UN UNESCO UNICEF URL URLs US USA USB UTC VAT VHS
    VIP VIPs WC XL XML XXL YMCA YWCA
    """
)
_SHOUTED = _set(
    """
    AFTER ALL ALSO ALWAYS AND ANY ARE AT BE BEFORE BIN BINS BOTH BUT BY CAN CLOSED DATE DAY DO DOES DON EACH END EVERY FOR FREE
    FROM FULL HAS HAVE HELP HERE HIGH HOW IF II III IN IS IV IX JUST LOW MAY MORE MUST MUSTN NAME NEVER NEW NO NOT NOTE NOW OF OFF
    ON ONE ONLY OPEN OR OUR OUT PAY SO SOME STOP TAX THAT THE THEM THEY THIS TO TWO UP VERY VI VII VIII WE WHAT WHEN WHO WHY WILL
    WITH XI XII XIV YES YOU YOUR
    """
)
"""Words written large to be noticed, and numbers: no abbreviations."""


def is_known(short: str, allowed: frozenset[str]) -> bool:
    """Whether an abbreviation needs no explaining: everybody knows it, the council says so, or it is a word written large."""
    plain = short.removesuffix("s")
    if not {short, plain}.isdisjoint(EVERYBODY_KNOWS) or not {short, plain}.isdisjoint(allowed):
        return True
    return plain in _SHOUTED or (len(plain) >= LONG_WORD and is_word(plain.lower()))
