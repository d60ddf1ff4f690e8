"""Cases, statutes, parliamentary papers and archives: what law and history notes cite.

In: a `World`. Out: the words of one slot each.
"""

from __future__ import annotations

from collections.abc import Callable

from training.synthetic.world import World

_REPORTERS = "U.S.|F.2d|F.3d|F. Supp.|F. Supp. 2d|S. Ct.|N.E.2d|P.2d|Cal. Rptr.|N.Y.S.2d|A.2d|So. 2d|N.W.2d|Mass.|N.Y.|Ill.".split(
    "|"
)
_REPORTS = "A.C.|AC|Q.B.|QB|K.B.|KB|Ch|W.L.R.|WLR|All E.R.|All ER|Cr App R|ICR|IRLR|Lloyd's Rep|SCR|S.C.R.|DLR (4th)|CLR|ALR|FLR|EHRR|BCLC|NZLR|SC|E.C.R.".split(
    "|"
)
_COURTS = "CA|HL|UKSC|HCA|EWCA Civ|EWHC|SCC|Ch D|PC|QBD|D.C. Cir.|2d Cir.|9th Cir.|S.D.N.Y.|N.D. Cal.|Del. Ch.|5th Cir.|D. Mass.|Cal.|7th Cir.".split(
    "|"
)
_GERMAN_COURTS = "BGH|BVerfG|BAG|BVerwG|OLG Köln|OLG München|LG Hamburg|BSG|EuGH|RG|OGH|BGer|BFH|OLG Hamm|KG|KG Berlin|BayObLG|AG Bonn|LG Mannheim|VGH Kassel|OVG Münster|VG Berlin|LAG Hessen|EGMR|Bundesverfassungsgericht|Bundesgerichtshof|Reichsgericht".split(
    "|"
)
_GERMAN_REPORTERS = (
    "BVerfGE|BGHZ|BGHSt|BVerwGE|BAGE|BSGE|BFHE|RGZ|RGSt|BGE|OVGE|BVerfGK|OLGZ|LVerfGE".split("|")
)
_PARTIES = "Secretary of State for the Home Department|Attorney General|R|United States|Commissioner of Inland Revenue|State|People|Board of Education|Home Office|Crown Prosecution Service|General Motors Corp.|Barclays Bank plc|Brown|Donoghue|Stevenson|Salomon|Times Newspapers Ltd|Chief Constable of West Yorkshire|Ministry of Defence|Caparo Industries plc|Dickman|Miller|Jackson|Gillick|Roe|Wade|City of Chicago|New York Times Co.|Sullivan|Google LLC".split(
    "|"
)
_ACTS = "Human Rights Act|Police and Criminal Evidence Act|Children Act|Data Protection Act|Criminal Justice Act|Theft Act|Equality Act|Companies Act|Sale of Goods Act|Housing Act|Defamation Act|Contempt of Court Act|Race Relations Act|Clean Air Act|Freedom of Information Act|Immigration Act|Public Order Act|Matrimonial Causes Act|Land Registration Act".split(
    "|"
)
_CODES = "U.S.C.|C.F.R.|Cal. Penal Code|N.Y. Penal Law|Cal. Civ. Code|Fed. Reg.|Stat.".split("|")
_ARCHIVES = "ASVe, Senato, Terra, reg.|ASV, Consiglio dei Dieci, Parti Comuni, filza|A.S.V., Procuratori di San Marco, b.|ASFi, Mediceo del Principato, f.|BNM, Ms. It. VII|BMC, Cod. Cicogna|ASPd, Estimi, b.|ASVe, Avogaria di Comun, b.|Archivio di Stato di Venezia, Notarile, Testamenti, b.".split(
    "|"
)
_PUBLIC = "The National Archives, London, HO 45/|National Archives, Kew, FO 371/|PRO, CAB 128/|TNA, CO 885/|British Library, Add. MS |Bodleian Library, MS Rawl. D. |Archives nationales, F7 |BNF, ms. fr. |AN, BB18 |Bundesarchiv, R 43 I/|BArch Berlin, NS 19/|Archivo General de Indias, Contratación, |AGI, Indiferente, leg. |Archivo Histórico Nacional, Consejos, leg. |GStA PK, I. HA, Rep. 77, Nr. |Houghton Library, Harvard University, MS Am |Hoover Institution Archives, box |NARA, RG 59, box |MS. Bibl. Nat., f. Franç. |MS. B.N. |Vatican Library, MS Vat. lat. |Cambridge University Library, MS Ff. |Trinity College, Cambridge, MS R. ".split(
    "|"
)
_REPORT_NUMBERS = "Cm.|Cmnd.|Cmd.|Cm|H.C.|HC|Law Com. No.|Law Com No|Com. No.|COM|S. Rep. No.|H.R. Rep. No.|BT-Drs.|Home Office Research Study No.|LRC".split(
    "|"
)


def _case(world: World) -> str:
    rng = world.rng
    one = rng.choice(_PARTIES) if rng.random() < 0.5 else world.person("en")[1]
    two = rng.choice(_PARTIES) if rng.random() < 0.3 else world.person("en")[1]
    if rng.random() < 0.06:
        return f"{rng.choice(('In re', 'Re', 'Ex parte'))} {two}"
    return f"{one} {rng.choice(('v.', 'v', 'v.'))} {two}"


def _act(world: World) -> str:
    return world.rng.choice(_ACTS)


def _archive(world: World) -> str:
    rng = world.rng
    return f"{rng.choice(_ARCHIVES)} {rng.randint(1, 420)}"


def _public_archive(world: World) -> str:
    rng = world.rng
    return f"{rng.choice(_PUBLIC)}{rng.randint(1, 4200)}"


def _paper_number(world: World) -> str:
    rng = world.rng
    return f"{rng.choice(_REPORT_NUMBERS)} {rng.randint(3, 9000)}"


def _docket(world: World) -> str:
    """A docket number as German courts give it: chamber, register, number, year."""
    rng = world.rng
    register = rng.choice(("BvR", "BvF", "BvL", "ZR", "StR", "AZR", "C", "U", "O", "S", "K", "W"))
    chamber = rng.choice(("1", "2", "3", "VI", "IV", "XII", "I", "5", "7"))
    return f"{chamber} {register} {rng.randint(1, 2900)}/{rng.randint(51, 119) % 100:02}"


def _one_of(words: list[str]) -> Callable[[World], str]:
    return lambda world: world.rng.choice(words)


LEGAL: dict[str, tuple[str, Callable[[World], str]]] = {
    "case": ("title", _case),
    "act": ("title", _act),
    "reporter": ("container", _one_of(_REPORTERS)),
    "reports": ("container", _one_of(_REPORTS)),
    "code": ("container", _one_of(_CODES)),
    "court": ("authority", _one_of(_COURTS)),
    "court.de": ("authority", _one_of(_GERMAN_COURTS)),
    "reporter.de": ("container", _one_of(_GERMAN_REPORTERS)),
    "docket.de": ("number", _docket),
    "fond": ("archive", _archive),
    "archive": ("archive", _public_archive),
    "papernumber": ("number", _paper_number),
}
