"""LaTeX's accents, letters, symbols and text commands, as tables (LaTeX2e, textcomp, amssymb).

Each table maps a command's name without its backslash to what it prints. Words stand in
pairs, command then character, so that a row can be read and added by eye.
"""

from __future__ import annotations

from alliance_refs.model import Style


def _pairs(words: str) -> dict[str, str]:
    parts = words.split()
    return dict(zip(parts[::2], parts[1::2], strict=True))


# What marks print that are no commands.
LIGATURES = {"--": "–", "---": "—", "``": "“", "''": "”", "`": "‘", "~": "\u00a0"}

# Accents put a combining mark on the letter that follows.
ACCENTS: dict[str, str] = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "|": "\u030d",
    "U": "\u030e",
    "G": "\u030f",
    "f": "\u0311",
    "d": "\u0323",
    "textsubdot": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
    "t": "\u0361",
    "hookabove": "\u0309",
    "h": "\u0309",
    "polhk": "\u0328",
    "textcommabelow": "\u0326",
    "textcommaabove": "\u0313",
}
MATH_ACCENTS: dict[str, str] = {
    "acute": "\u0301",
    "grave": "\u0300",
    "hat": "\u0302",
    "widehat": "\u0302",
    "tilde": "\u0303",
    "widetilde": "\u0303",
    "bar": "\u0304",
    "overline": "\u0305",
    "breve": "\u0306",
    "dot": "\u0307",
    "ddot": "\u0308",
    "mathring": "\u030a",
    "check": "\u030c",
    "vec": "\u20d7",
}

LETTERS = _pairs(
    """aa å AA Å ae æ AE Æ oe œ OE Œ o ø O Ø l ł L Ł ss ß SS ẞ i ı j ȷ dh ð DH Ð dj đ DJ Đ
    th þ TH Þ ng ŋ NG Ŋ ij ĳ IJ Ĳ textschwa ə textturna ɐ texthvlig ƕ textnrleg ƞ textesh ʃ
    textezh ʒ textglotstop ʔ textcrh ħ hwithstroke ħ Hwithstroke Ħ dbar đ Dbar Đ
    ohorn ơ OHORN Ơ uhorn ư UHORN Ư cprime ʹ Cprime ʹ cdprime ʺ Cdprime ʺ"""
)

# Cyrillic of the T2A encoding: \\cyra and \\CYRA.
_CYRILLIC = _pairs(
    """a а b б v в g г d д e е yo ё zh ж z з i и ishrt й k к l л m м n н o о p п r р s с t т u у
    f ф h х c ц ch ч sh ш shch щ hrdsn ъ ery ы sftsn ь erev э yu ю ya я ie є ii і yi ї je ј
    lje љ nje њ tshe ћ dje ђ dzhe џ dze ѕ ushrt ў gup ґ yat ѣ"""
)
CYRILLIC: dict[str, str] = {
    **{f"cyr{name}": letter for name, letter in _CYRILLIC.items()},
    **{f"CYR{name.upper()}": letter.upper() for name, letter in _CYRILLIC.items()},
}

SYMBOLS: dict[str, str] = {
    **LETTERS,
    **CYRILLIC,
    **_pairs(
        r"""$ $ & & % % # # _ _ { { } } textdollar $ textunderscore _ textbackslash \
        backslash \ textbraceleft { textbraceright } lbrace { rbrace } textasciitilde ~
        textasciicircum ^ textless < textgreater > textbar | textbardbl ‖ textquotesingle '
        textquotedbl " textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ”
        lq ‘ rq ’ quotesinglbase ‚ quotedblbase „ glqq „ grqq “ glq ‚ grq ‘ flqq « frqq » flq ‹
        frq › guillemotleft « guillemotright » guillemetleft « guillemetright »
        guilsinglleft ‹ guilsinglright › textendash – textemdash — textellipsis … ldots … dots …
        cdots ⋯ slash / textbullet • textperiodcentered · textdegree ° degree °
        textmu µ textonehalf ½ textonequarter ¼ textthreequarters ¾ textordfeminine ª
        textordmasculine º textonesuperior ¹ texttwosuperior ² textthreesuperior ³
        copyright © textcopyright © textregistered ® texttrademark ™ textservicemark ℠
        textsection § S § textparagraph ¶ P ¶ dag † ddag ‡ textdagger † textdaggerdbl ‡
        pounds £ textsterling £ euro € texteuro € EUR € textwon ₩ textbaht ฿ textdong ₫ textlira ₤ textpeso ₱ textflorin ƒ textyen ¥ textcent ¢ textcurrency ¤
        textexclamdown ¡ textquestiondown ¿ textnumero № textperthousand ‰ textpertenthousand ‱
        textasteriskcentered ∗ textdiv ÷ texttimes × textpm ± textminus − textlnot ¬
        textmusicalnote ♪ textreferencemark ※ textestimated ℮ textcelsius ℃ textohm Ω
        textrightarrow → textleftarrow ← textuparrow ↑ textdownarrow ↓ textfractionsolidus ⁄
        textbrokenbar ¦ textasciiacute ´ textasciigrave ` textasciidieresis ¨
        textasciimacron ¯ textasciicaron ˇ textasciibreve ˘ textacutedbl ˝
        checkmark ✓ textinterrobang ‽ textlangle 〈 textrangle 〉
        bibrangedash – bibdatedash – bibopenparen ( bibcloseparen )
        textlquill ⁅ textrquill ⁆ textlbrackdbl ⟦ textrbrackdbl ⟧ lbrack [ rbrack ]
        textdiscount ⁒ textcolonmonetary ₡ textnaira ₦ textguarani ₲ textcircledP ℗ textrecipe ℞
        textmho ℧ textsurd √ textgravedbl ˵ textblank ␢ textopenbullet ◦ textbigcircle ◯
        textmarried ⚭ textdivorced ⚮ textborn ★ textdied † textleaf ☙ textinterrobangdown ⸘
        textpilcrow ¶ textquotestraightbase ‚ textquotestraightdblbase „
        bibopenbracket [ bibclosebracket ] hyphen - textelp […]"""
    ),
    # Babel's French quotation marks, and BibLaTeX's words for pages that follow.
    "og": "«\u00a0",
    "fg": "\u00a0»",
    "psq": "\u00a0sq.",
    "psqq": "\u00a0sqq.",
    "TeX": "TeX",
    "LaTeX": "LaTeX",
    "LaTeXe": "LaTeX2ε",
    "BibTeX": "BibTeX",
    "XeTeX": "XeTeX",
    "LuaTeX": "LuaTeX",
    "textvisiblespace": "␣",
    " ": " ",
    "\n": " ",
    "\t": " ",
    "space": " ",
    "quad": " ",
    "qquad": " ",
    "addspace": " ",
    "addnbspace": "\u00a0",
    "addcolon": ":",
    "addcomma": ",",
    "addperiod": ".",
    "adddot": ".",
    "addot": ".",
    "nobreakspace": "\u00a0",
    ",": "\u202f",
    "thinspace": "\u2009",
    ";": "\u2004",
    ":": "\u2005",
    "enspace": "\u2002",
    "-": "\u00ad",
    "/": "",
    "!": "",
    "@": "",
    "\\": " ",
    "newline": " ",
}

# Commands that print nothing: spacing, breaking, size and font hints without a meaning here.
SILENT = frozenset(
    """protect relax textcompwordmark nohyphens allowbreak nobreak linebreak newblock xspace leavevmode
    ignorespaces unskip hfill vfill par noindent small footnotesize scriptsize tiny normalsize
    large Large LARGE huge Huge centering selectfont boldmath unboldmath displaystyle textstyle
    scriptstyle scriptscriptstyle limits nolimits left right big Big bigg Bigg bigl bigr Bigl
    Bigr middle unspace normalfont rmfamily sffamily ttfamily mdseries upshape null empty isdot
    nocorr sloppy rm sf tt rmdefault itdefault""".split()
)

# Commands whose arguments print nothing, with their number.
DISCARDED = {
    **dict.fromkeys(
        """noopsort arabic alph Alph roman Roman hspace vspace footnotemark label index
        vphantom phantom hphantom thispagestyle pagestyle color""".split(),
        1,
    ),
    "setlength": 2,
    "hypersetup": 1,
}

# Polyglossia's commands for words of another language.
LANGUAGES = tuple(
    f"text{language}"
    for language in """arabic danish dutch english finnish french german greek hebrew hungarian
    italian japanese korean latin latvian norwegian polish portuguese russian spanish swedish
    turkish cyrillic""".split()
)

# Commands whose last argument is printed as it is, with their number of arguments.
TRANSPARENT = {
    **dict.fromkeys(
        """text textrm textsf texttt textmd textup textnormal mbox hbox fbox makebox uline
        underline mathrm mathsf mathnormal mathit operatorname ensuremath MakeSentenceCase
        NoCaseChange IeC sout st url path nolinkurl nohyphenation
        MakeLowercase MakeUppercase MakeTextLowercase lowercase uppercase autocap capitalisewords
        mathbin mathrel mathord""".split(),
        1,
    ),
    **dict.fromkeys(LANGUAGES, 1),
    "foreignlanguage": 2,
    "textcolor": 2,
    "textlang": 2,
    "parbox": 2,
    "raisebox": 2,
}

# Font commands: those that take an argument, and those that hold to the end of the group.
STYLES: dict[str, Style] = {
    **dict.fromkeys("emph textit textsl mkbibemph mkbibitalic".split(), "italic"),
    **dict.fromkeys("textbf mkbibbold strong".split(), "bold"),
    "textsc": "small-caps",
    **dict.fromkeys("textsuperscript mkbibsuperscript sp up".split(), "superscript"),
    **dict.fromkeys("textsubscript mkbibsubscript sb".split(), "subscript"),
}
# Words in formulas that are dressed as they would be outside.
MATH_STYLES: dict[str, Style] = {"textit": "italic", "emph": "italic", "textbf": "bold"}
SWITCHES: dict[str, Style] = {
    **dict.fromkeys("it itshape em sl slshape".split(), "italic"),
    **dict.fromkeys("bf bfseries".split(), "bold"),
    **dict.fromkeys("sc scshape".split(), "small-caps"),
}

# Commands that set their argument between two marks.
ENCLOSING = {
    **dict.fromkeys("enquote enquote* mkbibquote textquote mkbibdoublequote".split(), "“”"),
    "mkbibsinglequote": "‘’",
    "mkbibparens": "()",
    "parentext": "()",
    "mkbibbrackets": "[]",
    "textins": "[]",
    "brackettext": "[]",
}

GREEK = _pairs(
    """alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ
    iota ι kappa κ varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ
    sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Alpha Α Beta Β Epsilon Ε
    Zeta Ζ Eta Η Iota Ι Kappa Κ Mu Μ Nu Ν Omicron Ο Rho Ρ Tau Τ Chi Χ Gamma Γ Delta Δ
    Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω digamma ϝ
    textalpha α textbeta β textgamma γ textdelta δ textepsilon ε textzeta ζ texteta η
    texttheta θ textiota ι textkappa κ textlambda λ textnu ν textxi ξ textpi π textrho ρ
    textsigma σ texttau τ textupsilon υ textphi φ textchi χ textpsi ψ textomega ω
    textGamma Γ textDelta Δ textTheta Θ textLambda Λ textPi Π textSigma Σ textPhi Φ textPsi Ψ
    textOmega Ω upalpha α upbeta β upgamma γ updelta δ upmu μ upsigma σ upomega ω"""
)

MATH: dict[str, str] = {
    **GREEK,
    **_pairs(
        """pm ± mp ∓ times × div ÷ cdot ⋅ ast ∗ star ⋆ circ ∘ bullet ∙ oplus ⊕ ominus ⊖ otimes ⊗
        oslash ⊘ odot ⊙ dagger † ddagger ‡ amalg ⨿ cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔ vee ∨
        wedge ∧ setminus ∖ wr ≀ diamond ⋄ bigtriangleup △ bigtriangledown ▽ triangleleft ◁
        triangleright ▷ lhd ⊲ rhd ⊳ leq ≤ le ≤ geq ≥ ge ≥ leqslant ⩽ geqslant ⩾ prec ≺ succ ≻
        preceq ⪯ succeq ⪰ ll ≪ gg ≫ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊
        sqsubset ⊏ sqsupset ⊐ sqsubseteq ⊑ sqsupseteq ⊒ in ∈ notin ∉ ni ∋ vdash ⊢ dashv ⊣
        models ⊨ equiv ≡ sim ∼ simeq ≃ approx ≈ cong ≅ neq ≠ ne ≠ doteq ≐ propto ∝ perp ⊥ mid ∣
        parallel ∥ bowtie ⋈ smile ⌣ frown ⌢ asymp ≍ lesssim ≲ gtrsim ≳ lessgtr ≶ ll ≪
        leftarrow ← gets ← rightarrow → to → leftrightarrow ↔ Leftarrow ⇐ Rightarrow ⇒
        Leftrightarrow ⇔ iff ⇔ implies ⇒ longleftarrow ⟵ longrightarrow ⟶ longleftrightarrow ⟷
        Longrightarrow ⟹ mapsto ↦ uparrow ↑ downarrow ↓ updownarrow ↕ nearrow ↗ searrow ↘
        swarrow ↙ nwarrow ↖ hookrightarrow ↪ hookleftarrow ↩ rightharpoonup ⇀
        rightleftharpoons ⇌ leadsto ⇝ aleph ℵ hbar ℏ hslash ℏ imath ı jmath ȷ ell ℓ wp ℘ Re ℜ Im ℑ
        prime ′ emptyset ∅ varnothing ∅ nabla ∇ surd √ sqrt √ top ⊤ bot ⊥ angle ∠ forall ∀
        exists ∃ nexists ∄ neg ¬ lnot ¬ flat ♭ natural ♮ sharp ♯ partial ∂ infty ∞ Box □
        Diamond ◇ triangle △ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ sum ∑ prod ∏
        coprod ∐ int ∫ iint ∬ oint ∮ bigcap ⋂ bigcup ⋃ bigvee ⋁ bigwedge ⋀ bigoplus ⨁
        bigotimes ⨂ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ vert | Vert ‖ lvert |
        rvert | colon : vdots ⋮ ddots ⋱ because ∵ therefore ∴ square □ blacksquare ■ lozenge ◊
        complement ∁ eth ð beth ℶ gimel ℷ rtimes ⋊ ltimes ⋉ sphericalangle ∢ backslash \\ | ‖
        arcmin ′ arcsec ″ sun ☉ earth ⊕"""
    ),
    **{
        name: name
        for name in """sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh log ln lg exp
        lim limsup liminf max min sup inf det dim ker hom arg deg gcd mod bmod Pr""".split()
    },
}

SUPERSCRIPTS = dict(zip("0123456789+-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾", strict=True))
# Raised letters exist in Unicode for plain text, but are no part of ordinary spelling.
SUPERSCRIPT_LETTERS = dict(
    zip(
        "abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW",
        "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ",
        strict=True,
    )
)
SUBSCRIPTS = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))
