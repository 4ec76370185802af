"""Corrections: articles that say that an earlier one was wrong."""

import re

from digest.model import Analyzed

_TITLE = re.compile(
    r"\W*(?:(?:correct(?:ion|ed|ing)|clarification|retraction|editor['’]s note|"
    r"berichtigung|richtigstellung|korrektur|korrigiert|"
    r"rectificatif|correctif|rectification|corrigé|"
    r"correcci[oó]n|fe de errat[ao]s?|rectificaci[oó]n|corregid[oa]|"
    r"correzione|errata corrige|rettifica|"
    r"corre[cç][aã]o|errata|retifica[cç][aã]o)\s*(?:[:.|–—-]|\(|$)|corrects\b(?!\s+(?:course|itself)))|"
    r".*(?:\(|\[|[-–—|:] ?)(?:correct(?:ed|ion)|corregid[oa]|corrig[ée]e?|korrigiert|corretto|"
    r"corrigido)[)\]]?\W*$",
    re.IGNORECASE | re.DOTALL,
)
_NOTE = re.compile(
    r"\W*(?:correction|clarification|corrected version|editor['’]s note|berichtigung|"
    r"richtigstellung|korrektur|rectificatif|correctif|correcci[oó]n|fe de errat[ao]s?|"
    r"correzione|errata corrige|rettifica|corre[cç][aã]o|errata)\s*[:–—-]|"
    r"\W*\((?:corrects|adds|removes|recasts|clarifies)\b|"
    r"\W*corrects (?:spelling|name|number|figure|day|date|headline|paragraph|title|to|in|that)\b|"
    r".{0,80}\b(?:an earlier version of this (?:article|story|report)|a previous version of this|"
    r"in einer früheren (?:version|fassung)|une (?:première|précédente) version de cet article|"
    r"una versión anterior de (?:este|esta)|una versione precedente di (?:questo|questa)|"
    r"uma versão anterior (?:deste|desta))\b",
    re.IGNORECASE | re.DOTALL,
)
_WRONG = re.compile(
    r"correct|wrong|misst|error|misident|inaccura|mistak|falsch|fehler|erreur|erron|incorrec|"
    r"errat|errór|errat|equivoc|sbaglia|errone|incorret",
    re.IGNORECASE,
)
_LEAD = 400


def is_correction(told: Analyzed) -> bool:
    """Return whether an article says in its title or its beginning that it corrects another.

    Known are the marks of English, German, French, Spanish, Italian and Portuguese papers:
    "Correction:", "CORRECTED", "(Corrects ...)", "An earlier version of this story misstated ...".
    An editor's note counts only if it speaks of an error.
    """
    article = told.article
    if _TITLE.match(article.title.strip()):
        return not _is_other_note(article.title, told.own_text[:_LEAD])
    return any(_is_note(line) for line in told.own_text[:_LEAD].split("\n")[:3])


def _is_note(line: str) -> bool:
    if not _NOTE.match(line.strip()):
        return False
    return not _is_other_note(line, line)


def _is_other_note(head: str, text: str) -> bool:
    """Return whether this is an editor's note without a word of an error."""
    return "editor" in head.lower()[:12] and not _WRONG.search(text)
