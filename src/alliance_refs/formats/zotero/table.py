"""Zotero's item types, fields and creator roles against CSL's.

Source: Zotero's item schema (`schema.json`, its CSL mapping). A place is a Zotero field;
`creators(editor)` holds the people of one role.
"""

from __future__ import annotations

from alliance_refs.formats.mapping.loose_dates import ISO_DATE
from alliance_refs.formats.mapping.plain_forms import DOI, KEYWORDS, LINES, WHOLE_NAMES
from alliance_refs.formats.mapping.rows import FieldTable, Row, Types

TYPES = Types(
    (
        ("journalArticle", "article-journal"),
        ("magazineArticle", "article-magazine"),
        ("newspaperArticle", "article-newspaper"),
        ("preprint", "article"),
        ("book", "book"),
        ("bookSection", "chapter"),
        ("conferencePaper", "paper-conference"),
        ("thesis", "thesis"),
        ("report", "report"),
        ("webpage", "webpage"),
        ("blogPost", "post-weblog"),
        ("forumPost", "post"),
        ("encyclopediaArticle", "entry-encyclopedia"),
        ("dictionaryEntry", "entry-dictionary"),
        ("manuscript", "manuscript"),
        ("letter", "personal_communication"),
        ("email", "personal_communication"),
        ("instantMessage", "personal_communication"),
        ("interview", "interview"),
        ("presentation", "speech"),
        ("bill", "bill"),
        ("case", "legal_case"),
        ("hearing", "hearing"),
        ("statute", "legislation"),
        ("patent", "patent"),
        ("standard", "standard"),
        ("computerProgram", "software"),
        ("dataset", "dataset"),
        ("film", "motion_picture"),
        ("videoRecording", "motion_picture"),
        ("tvBroadcast", "broadcast"),
        ("radioBroadcast", "broadcast"),
        ("podcast", "broadcast"),
        ("audioRecording", "song"),
        ("map", "map"),
        ("artwork", "graphic"),
        ("document", "document"),
    )
)

# Roles that lead a work of some type are its author in CSL.
ROLES = {
    **dict.fromkeys(
        """author artist cartographer inventor podcaster presenter programmer sponsor
        interviewee""".split(),
        "author",
    ),
    "bookAuthor": "container-author",
    "composer": "composer",
    "contributor": "contributor",
    "castMember": "performer",
    "counsel": "contributor",
    "commenter": "contributor",
    "cosponsor": "contributor",
    "attorneyAgent": "contributor",
    "director": "director",
    "editor": "editor",
    "executiveProducer": "executive-producer",
    "guest": "guest",
    "host": "host",
    "interviewer": "interviewer",
    "narrator": "narrator",
    "originalCreator": "original-author",
    "performer": "performer",
    "producer": "producer",
    "recipient": "recipient",
    "reviewedAuthor": "reviewed-author",
    "scriptwriter": "script-writer",
    "seriesEditor": "collection-editor",
    "translator": "translator",
    "wordsBy": "contributor",
}

_CONTAINERS = """publicationTitle bookTitle proceedingsTitle encyclopediaTitle dictionaryTitle
    websiteTitle blogTitle forumTitle programTitle code reporter"""
_PUBLISHERS = """publisher institution university company label studio network distributor
    repository"""
_GENRES = """genre thesisType reportType letterType manuscriptType mapType postType
    presentationType websiteType audioFileType type"""
_NUMBERS = """number reportNumber patentNumber billNumber docketNumber publicLawNumber
    documentNumber episodeNumber archiveID"""
_MEDIUMS = "medium artworkMedium interviewMedium videoRecordingFormat audioRecordingFormat format"


def _rows(variable: str, fields: str) -> tuple[Row, ...]:
    return tuple(Row(variable, field) for field in fields.split())


ZOTERO = FieldTable(
    "zotero",
    "Zotero",
    TYPES,
    (
        *(Row(variable, f"creators({role})", WHOLE_NAMES) for role, variable in ROLES.items()),
        *_rows("title", "title caseName nameOfAct subject"),
        *_rows("title-short", "shortTitle"),
        *_rows("container-title", _CONTAINERS),
        *_rows("container-title-short", "journalAbbreviation"),
        *_rows("collection-title", "series seriesTitle"),
        *_rows("collection-number", "seriesNumber"),
        *_rows("event-title", "conferenceName meetingName"),
        *_rows("volume", "volume codeVolume reporterVolume"),
        *_rows("issue", "issue"),
        *_rows("page", "pages codePages firstPage"),
        *_rows("number-of-pages", "numPages"),
        *_rows("number-of-volumes", "numberOfVolumes"),
        *_rows("edition", "edition"),
        *_rows("version", "versionNumber"),
        *_rows("section", "section committee"),
        *_rows("number", _NUMBERS),
        *_rows("publisher", _PUBLISHERS),
        *_rows("publisher-place", "place"),
        *_rows("genre", _GENRES),
        *_rows("medium", _MEDIUMS),
        *_rows("dimensions", "artworkSize runningTime"),
        *_rows("scale", "scale"),
        *_rows("authority", "court legislativeBody issuingAuthority"),
        *_rows("jurisdiction", "country"),
        *_rows("references", "history references priorityNumbers"),
        *_rows("status", "status legalStatus"),
        *(Row("issued", f, ISO_DATE) for f in ("date", "dateDecided", "dateEnacted", "issueDate")),
        Row("submitted", "filingDate", ISO_DATE),
        Row("accessed", "accessDate", ISO_DATE),
        Row("DOI", "DOI", DOI),
        Row("DOI", "DOI"),
        *_rows("ISBN", "ISBN"),
        *_rows("ISSN", "ISSN"),
        *_rows("URL", "url"),
        *_rows("license", "rights"),
        *_rows("language", "language"),
        *_rows("source", "libraryCatalog"),
        *_rows("archive", "archive"),
        *_rows("archive_location", "archiveLocation"),
        *_rows("call-number", "callNumber"),
        Row("keyword", "tags", KEYWORDS),
        Row("abstract", "abstractNote", LINES),
        Row("note", "extra", LINES),
    ),
    type_place="itemType",
)
