"""Language codes: what a source states, made an ISO 639-1 code, and the scripts of languages."""

import re

_CODES = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu "
    "cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi "
    "ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks "
    "ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl "
    "nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl "
    "sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve "
    "vi vo wa wo xh yi yo za zh zu".split()
)
_OLD = {"iw": "he", "in": "id", "ji": "yi", "jw": "jv", "mo": "ro", "nb": "no", "nn": "no"}
_LONG = {
    "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "ita": "it",
    "por": "pt", "nld": "nl", "dut": "nl", "pol": "pl", "tur": "tr", "rus": "ru", "ukr": "uk",
    "ara": "ar", "fas": "fa", "per": "fa", "hin": "hi", "ind": "id", "zho": "zh", "chi": "zh",
    "cmn": "zh", "jpn": "ja", "kor": "ko", "swe": "sv", "dan": "da", "nor": "no", "nob": "no",
    "nno": "no", "fin": "fi", "ces": "cs", "cze": "cs", "slk": "sk", "slo": "sk", "ron": "ro",
    "rum": "ro", "hun": "hu", "bul": "bg", "srp": "sr", "hrv": "hr", "ell": "el", "gre": "el",
    "heb": "he", "tha": "th", "vie": "vi", "urd": "ur", "cat": "ca", "english": "en",
    "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es",
    "español": "es", "italian": "it", "italiano": "it", "portuguese": "pt", "português": "pt",
    "dutch": "nl", "polish": "pl", "turkish": "tr", "russian": "ru", "ukrainian": "uk",
    "arabic": "ar", "persian": "fa", "farsi": "fa", "hindi": "hi", "indonesian": "id",
    "chinese": "zh", "japanese": "ja", "korean": "ko",
}  # fmt: skip
_STATED = re.compile(r"([^\W\d_]+)(?:[-_]\w+)*")
# Blocks of letters by the script's name; what is not listed is another script, taken as "other".
_BLOCKS = (
    (0x0250, "latin"), (0x0370, "other"), (0x0400, "greek"), (0x0530, "cyrillic"),
    (0x0590, "armenian"), (0x0600, "hebrew"), (0x0780, "arabic"), (0x0900, "other"),
    (0x0980, "devanagari"), (0x0A00, "bengali"), (0x0A80, "gurmukhi"), (0x0B00, "gujarati"),
    (0x0B80, "oriya"), (0x0C00, "tamil"), (0x0C80, "telugu"), (0x0D00, "kannada"),
    (0x0D80, "malayalam"), (0x0E00, "sinhala"), (0x0E80, "thai"), (0x0F00, "lao"),
    (0x1000, "tibetan"), (0x10A0, "burmese"), (0x1100, "georgian"), (0x1200, "hangul"),
    (0x13A0, "ethiopic"), (0x1780, "other"), (0x1800, "khmer"), (0x1E00, "other"),
    (0x1F00, "latin"), (0x2000, "greek"), (0x3040, "other"), (0x3100, "kana"),
    (0x3130, "han"), (0x3190, "hangul"), (0x31F0, "han"), (0x3200, "kana"), (0x3400, "other"),
    (0xA000, "han"), (0xAC00, "other"), (0xD7B0, "hangul"), (0xF900, "other"),
    (0xFB00, "han"), (0xFB50, "other"), (0xFE00, "arabic"), (0xFE70, "other"),
    (0xFF00, "arabic"), (0xFF66, "latin"), (0xFFA0, "kana"), (0x10FFFF, "other"),
)  # fmt: skip
# The languages that are told from each other within a script, the likelier first.
BY_SCRIPT = {
    "latin": (
        "en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "id", "sv", "da", "no", "fi", "cs",
        "sk", "ro", "hu", "hr", "ca", "vi",
    ),
    "cyrillic": ("ru", "uk", "bg", "sr"),
    "arabic": ("ar", "fa", "ur"),
    "devanagari": ("hi", "mr", "ne"),
    "han": ("zh",), "kana": ("ja",), "hangul": ("ko",), "greek": ("el",), "hebrew": ("he",),
    "armenian": ("hy",), "georgian": ("ka",), "bengali": ("bn",), "gurmukhi": ("pa",),
    "gujarati": ("gu",), "oriya": ("or",), "tamil": ("ta",), "telugu": ("te",),
    "kannada": ("kn",), "malayalam": ("ml",), "sinhala": ("si",), "thai": ("th",),
    "lao": ("lo",), "tibetan": ("bo",), "burmese": ("my",), "ethiopic": ("am",),
    "khmer": ("km",),
}  # fmt: skip
_CYRILLIC_OR_LATIN = frozenset(("sr", "bs", "az", "uz", "kk", "mn", "tt", "tk", "ku", "tg"))
_SCRIPTS = {
    **{code: script for script, codes in BY_SCRIPT.items() for code in codes},
    **dict.fromkeys(("be", "mk", "ky", "ba", "cv", "os"), "cyrillic"),
    **dict.fromkeys(("ps", "sd", "ug", "ks"), "arabic"),
    "as": "bengali", "ti": "ethiopic", "yi": "hebrew", "sa": "devanagari", "dz": "tibetan",
    "bh": "devanagari",
}  # fmt: skip


def normalize_code(stated: str) -> str:
    """Return the ISO 639-1 code for ``stated`` ("en-US", "eng", "English"), "" if it is none."""
    found = _STATED.fullmatch(stated.strip().lower())
    if not found:
        return ""
    code = found[1]
    code = _OLD.get(code, code) if len(code) == 2 else _LONG.get(code, "")
    return code if code in _CODES else ""


def script_of(letter: str) -> str:
    """Return the name of the script of ``letter``, "other" if this module does not know it."""
    number = ord(letter)
    for end, name in _BLOCKS:
        if number < end:
            return name
    return "other"


def writes(code: str, script: str) -> bool:
    """Return whether a text in the language ``code`` may be mostly in ``script``."""
    if script == "other" or code in _CYRILLIC_OR_LATIN:
        return True
    if code == "ja":
        return script in ("kana", "han")
    # What is not in the table is written in Latin letters.
    return _SCRIPTS.get(code, "latin") == script
