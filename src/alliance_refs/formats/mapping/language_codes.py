"""Languages as library catalogues code them (ISO 639-2/B) against BCP 47, both ways.

Databases write codes and English names ("English", "eng"); both are read.
"""

from __future__ import annotations

from collections.abc import Sequence

from alliance_refs.formats.bib.languages import language_tag
from alliance_refs.formats.mapping.rows import Form, Raw
from alliance_refs.model import Value

_BIBLIOGRAPHIC = dict(
    pair.split("=")
    for pair in """eng=en kor=ko ger=de fre=fr spa=es ita=it por=pt rus=ru jpn=ja chi=zh dut=nl
    swe=sv dan=da nor=no fin=fi pol=pl cze=cs slo=sk hun=hu rum=ro gre=el tur=tr ara=ar heb=he
    per=fa hin=hi vie=vi tha=th ind=id ukr=uk bul=bg hrv=hr srp=sr slv=sl lat=la cat=ca est=et
    lav=lv lit=lt ice=is gle=ga wel=cy may=ms mon=mn tib=bo san=sa""".split()
)
_BCP47 = {bcp47: code for code, bcp47 in _BIBLIOGRAPHIC.items()}


def _read(values: Sequence[Raw]) -> str | None:
    code = str(values[0]).strip()
    if tag := _BIBLIOGRAPHIC.get(code.lower()):
        return tag
    # A bare name says nothing of a country.
    is_name = len(code) > 3 and code.isalpha()
    return (language_tag(code).partition("-")[0] if is_name else code) or None


def _write(language: Value) -> Sequence[Raw]:
    return [_BCP47.get(str(language).lower(), str(language))]


def _write_tag(language: Value) -> Sequence[Raw]:
    return [str(language)] if str(language).strip() else []


LANGUAGE_CODE = Form(_read, _write, one=True)
LANGUAGE = Form(_read, _write_tag, one=True)
