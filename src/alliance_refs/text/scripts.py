r"""Letters of the scripts of East Asia, as ranges for the inside of a character class.

>>> import re
>>> [name for name, letters in (("han", HAN), ("kana", KANA)) if re.search(f"[{letters}]", "佐々木")]
['han']
"""

from __future__ import annotations

HIRAGANA = "\u3041-\u3096"
# Without the dot that parts foreign names.
KATAKANA = "\u30a1-\u30fa\u30fc-\u30fe"
# Both, with the marks among them.
KANA = "\u3040-\u30ff"
# The mark that repeats a character among them: "々".
HAN = "\u3005\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HANGUL = "\uac00-\ud7a3"
# Letters of Hangul that stand alone.
JAMO = "\u1100-\u11ff\u3130-\u318f"
# Scripts that put no spaces between words.
UNSPACED = KANA + HAN
EASTERN = JAMO + HANGUL + UNSPACED
