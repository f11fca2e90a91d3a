"""Language tags (BCP 47): which are valid, and what the languages are called."""

import re

TWO_LETTERS = frozenset(
    re.findall(
        r"\w+",
        "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et "
        "eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl "
        "km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj "
        "om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to "
        "tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu sh",
    )
)
"""Every code of two letters that is registered for a language and not withdrawn."""
THREE_LETTERS = frozenset(
    re.findall(
        r"\w+",
        "aii apc apd ar arc ary arz ars ase ast bal bem bfi bho bin brx ceb chr ckb cmn cnr csb dag diq din doi dsb efi ewo fat fil "
        "fon frr fur gaa gan gsw guz hak haw hil hmn hno hsb hsn ibb ilo isg jam kab kac kam kea kln kmr kok kri krj kru ksw lad lgg loz "
        "lua luo lus luy lzh mag mai mas men mer mis mni mnw mos mul mwl nan nap nds nso nyn pam pcm pdt pms pnb prs rar rhg rif rmy "
        "rom rup scn sco shi shn skr smn sms srn sus syc syl syr szl tcy teo tet tig tiv tkl tmh tpi tum tvl tzm umb und vec vls wal "
        "war wes wuu xmf yue zgh zxx zza",
    )
)
"""Codes of three letters of the languages that are spoken in Britain, which have none of two letters; there are some thousand more."""
SHORTER = {
    "ara": "ar", "ben": "bn", "bul": "bg", "ces": "cs", "chi": "zh", "cym": "cy", "cze": "cs", "dan": "da", "deu": "de", "dut": "nl",
    "ell": "el", "eng": "en", "est": "et", "fas": "fa", "fin": "fi", "fra": "fr", "fre": "fr", "ger": "de", "gle": "ga", "gla": "gd",
    "gre": "el", "guj": "gu", "heb": "he", "hin": "hi", "hrv": "hr", "hun": "hu", "hye": "hy", "ind": "id", "ita": "it", "jpn": "ja",
    "kor": "ko", "kur": "ku", "lav": "lv", "lit": "lt", "ltz": "lb", "nep": "ne", "nld": "nl", "nor": "no", "pan": "pa", "per": "fa",
    "pol": "pl", "por": "pt", "pus": "ps", "ron": "ro", "rum": "ro", "rus": "ru", "slk": "sk", "slo": "sk", "slv": "sl", "som": "so",
    "spa": "es", "sqi": "sq", "alb": "sq", "srp": "sr", "swa": "sw", "swe": "sv", "tam": "ta", "tel": "te", "tgl": "tl", "tha": "th",
    "tir": "ti", "tur": "tr", "ukr": "uk", "urd": "ur", "vie": "vi", "wel": "cy", "yid": "yi", "yor": "yo", "zho": "zh",
}  # fmt: skip
"""Codes of three letters that are no tags, because there is one of two."""
NAMES = {
    "am": "Amharic", "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "bo": "Tibetan", "ckb": "Kurdish (Sorani)", "cs": "Czech",
    "cy": "Welsh", "da": "Danish", "de": "German", "dv": "Dhivehi", "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "ga": "Irish", "gd": "Gaelic", "gu": "Gujarati", "gv": "Manx", "he": "Hebrew",
    "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "it": "Italian", "ja": "Japanese",
    "ka": "Georgian", "km": "Khmer", "kn": "Kannada", "ko": "Korean", "ku": "Kurdish", "kw": "Cornish", "la": "Latin", "lo": "Lao",
    "lt": "Lithuanian", "lv": "Latvian", "ml": "Malayalam", "my": "Burmese", "ne": "Nepali", "nl": "Dutch", "no": "Norwegian", "or": "Odia",
    "pa": "Punjabi", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "si": "Sinhala", "sk": "Slovak",
    "sl": "Slovene", "so": "Somali", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "syr": "Syriac", "sw": "Swahili", "ta": "Tamil",
    "te": "Telugu", "th": "Thai", "ti": "Tigrinya", "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese",
    "yi": "Yiddish", "yo": "Yoruba", "zh": "Chinese",
}  # fmt: skip
"""What languages are called in English."""
_BY_NAME = {name.partition(" ")[0].lower(): code for code, name in NAMES.items()}
_PART = re.compile(r"[a-z0-9]{1,8}(?:-[a-z0-9]{1,8})*\Z", re.IGNORECASE)


def name_of_language(tag: str) -> str:
    """“French” for `fr` or `fr-CA`; the tag itself for a language that is not among ours."""
    return NAMES.get(tag.strip().lower().partition("-")[0], tag)


def what_is_wrong(tag: str) -> str | None:
    """Why a value is no language tag, as instructions; None for a tag that is one. "" for one of three letters that we do not know."""
    first = tag.partition("-")[0].lower()
    if suggestion := SHORTER.get(first) or _BY_NAME.get(first):
        return f"Write {suggestion + tag[len(first) :] if first in SHORTER else suggestion}."
    if "_" in tag and _PART.match(tag.replace("_", "-")) and what_is_wrong(tag.replace("_", "-")) is None:
        return f"Write {tag.replace('_', '-')}, with a hyphen."
    if not _PART.match(tag) or (first not in TWO_LETTERS and len(first) != 3):
        return "Write the code of the language: en for English, cy for Welsh, pl for Polish."
    return "" if len(first) == 3 and first not in THREE_LETTERS else None
