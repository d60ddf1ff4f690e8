"""Languages as library catalogues code them (ISO 639-2/B) against BCP 47, both ways."""

from __future__ import annotations

from collections.abc import Sequence

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
    return _BIBLIOGRAPHIC.get(code.lower(), code) or None


def _write(language: Value) -> Sequence[Raw]:
    return [_BCP47.get(str(language).lower(), str(language))]


LANGUAGE_CODE = Form(_read, _write)
