"""Each format gives the text, the title, the publisher and the date that are in it."""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader, PdfWriter

from crosscurrents.errors import BadTable, InputError
from crosscurrents.ingest.found import Found, IngestOptions, Skipped, TableInput
from crosscurrents.ingest.inputs import read_inputs
from crosscurrents.ingest.pdf import join_pages
from crosscurrents.records import Document

Ingest = Callable[..., list[Found]]


def one(found: list[Found]) -> Document:
    (document,) = found
    assert isinstance(document, Document), document
    return document


def test_text(ingest: Ingest, body: str) -> None:
    document = one(ingest("2016-10-17-town.txt", f"Rebels take town\n\nBy Staff Writer\n\n{body}\r\n"))
    assert document.text == f"Rebels take town\n\nBy Staff Writer\n\n{body}"
    assert (document.title, document.published, document.language) == ("Rebels take town", "2016-10-17", "en")


@pytest.mark.parametrize(
    "after", ["\n\n", "\nBy Staff Writer, 17 October 2016\n\n", "\n17 October 2016\n", "\n"]
)
def test_the_first_line_is_the_title_if_it_stands_alone(after: str, ingest: Ingest, body: str) -> None:
    assert one(ingest("a.txt", f"Rebels take town{after}{body}")).title == "Rebels take town"


def test_the_first_line_of_a_wrapped_text_is_no_title(ingest: Ingest) -> None:
    text = "The army said on Monday that it had\ntaken the town after three days of\nshelling.\n"
    assert one(ingest("a.txt", text)).title is None


def test_a_date_line_wins_over_the_file_name(ingest: Ingest, body: str) -> None:
    document = one(
        ingest("2016-10-19-town.txt", f"Rebels take town\n\nBy Staff Writer, 17 October 2016\n\n{body}")
    )
    assert document.published == "2016-10-17"


def test_published_fills_only_what_has_none(ingest: Ingest, body: str) -> None:
    assert one(ingest("a.txt", body, published="3 November 2016")).published == "2016-11-03"
    assert one(ingest("2016-10-17-a.txt", body, published="2016-11-03")).published == "2016-10-17"
    assert one(ingest("b.txt", body)).published is None


def test_markdown(ingest: Ingest, body: str) -> None:
    text = f"---\npublisher: The Wire\npublished: 2016-10-17\n---\n# Rebels *take* town\n\n{body}\n\n"
    text += "![A tank](tank.jpg)\n\n- one [village](https://x.example)\n- two villages\n"
    document = one(ingest("a.md", text))
    assert document.text == f"Rebels take town\n\n{body}\n\none village\n\ntwo villages"
    assert (document.title, document.publisher, document.published) == (
        "Rebels take town",
        "The Wire",
        "2016-10-17",
    )


PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>Town taken | Example</title>
<meta property="og:title" content="Town taken"><meta property="og:site_name" content="The Example">
<meta property="article:published_time" content="2016-10-17T09:30:00+03:00">
<meta property="article:modified_time" content="2016-10-18T10:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<div class="cookie-banner">We use cookies. Accept all to continue reading.</div>
<article><h1>Town taken</h1>
<figure><img src="x.jpg"><figcaption>A tank in 2014. Photograph: A. Person</figcaption></figure>
<p>%s</p><p class="image-caption">Smoke over the hills in 2013.</p><p>%s</p>
<div class="related"><a href="/a">Talks fail in the capital over the plan</a></div></article>
<footer>All rights reserved.</footer></body></html>"""


def test_page(ingest: Ingest, body: str) -> None:
    other = "The United Nations called for a ceasefire, and said that many families had fled since Friday."
    document = one(ingest("page.html", PAGE % (body, other)))
    assert document.text == f"Town taken\n\n{body}\n\n{other}"
    assert (document.title, document.publisher) == ("Town taken", "The Example")
    assert (document.published, document.modified) == ("2016-10-17T09:30:00+03:00", "2016-10-18T10:00:00Z")


def test_page_with_json_ld(ingest: Ingest, body: str) -> None:
    data = {
        "@graph": [
            {"@type": "WebSite"},
            {
                "@type": ["NewsArticle"],
                "headline": "Town taken",
                "datePublished": "2016-10-17",
                "dateModified": "2016-10-19T00:00:00Z",
                "publisher": {"name": "Example"},
            },
        ]
    }
    page = f'<html><head><script type="application/ld+json">{json.dumps(data)}</script></head><body><article>'
    document = one(ingest("page.txt", page + f"<p>{body}</p><p>{body[::-1]}</p></article></body></html>"))
    assert (document.title, document.publisher) == ("Town taken", "Example")
    assert (document.published, document.modified) == ("2016-10-17", "2016-10-19T00:00:00Z")


def test_page_in_a_legacy_encoding(ingest: Ingest) -> None:
    words = "Der Bürgermeister erklärte, die Straße über den Fluss sei für alle gesperrt worden. " * 3
    page = f'<html><head><meta charset="windows-1252"></head><body><article><p>{words}</p></article>'
    document = one(ingest("page.html", page.encode("cp1252")))
    assert "Bürgermeister erklärte, die Straße" in document.text
    assert document.language == "de"


def feed(entries: str) -> str:
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>The Wire</title><link>https://wire.example/</link>{entries}</channel></rss>"
    )


def test_rss(ingest: Ingest, body: str) -> None:
    entry = f"""<item><title>Truce &amp; talks</title><link>/a/1</link>
    <pubDate>Mon, 17 Oct 2016 09:00:00 +0300</pubDate><description>Short.</description>
    <content:encoded><![CDATA[<p>{body}</p><figure><figcaption>Old</figcaption></figure>
    <p>More &amp; more.</p>]]></content:encoded></item><item><title>Nothing</title></item>"""
    document, failure = ingest("feed.xml", feed(entry))
    assert isinstance(document, Document)
    assert document.text == f"Truce & talks\n\n{body}\n\nMore & more."
    assert (document.source, document.publisher) == ("https://wire.example/a/1", "The Wire")
    assert (document.published, document.modified) == ("2016-10-17T09:00:00+03:00", None)
    assert isinstance(failure, InputError)
    assert failure.where.endswith("feed.xml#2")


def test_atom(ingest: Ingest, body: str) -> None:
    text = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><title>Truce</title>
    <link href="https://wire.example/1"/><published>2016-10-17T09:00:00Z</published>
    <updated>2016-10-18T09:00:00Z</updated>
    <content type="html">&lt;p&gt;{body}&lt;/p&gt;</content></entry></feed>"""
    document = one(ingest("feed.atom", text))
    assert (document.published, document.modified) == ("2016-10-17T09:00:00Z", "2016-10-18T09:00:00Z")
    assert document.text == f"Truce\n\n{body}"


def test_json_lines_with_bad_rows(ingest: Ingest, body: str) -> None:
    good = {"id": "x7", "headline": "Truce", "body": body, "date": "2016-10-17", "source": {"name": "Wire"}}
    lines = [
        json.dumps(good),
        "{broken",
        "[1]",
        json.dumps({"body": ""}),
        json.dumps({"body": 5}),
        json.dumps(good),
    ]
    found = ingest("a.jsonl", "\n".join(lines))
    kinds = [type(item).__name__ for item in found]
    assert kinds == ["Document"] + ["UnreadableInput"] * 4 + ["Document"]
    assert [str(item).split(": ")[0].rsplit(":", 1)[1] for item in found[1:5]] == ["2", "3", "4", "5"]
    document = found[0]
    assert isinstance(document, Document)
    assert document.source is not None
    assert document.source.endswith("a.jsonl#x7")
    assert (document.title, document.publisher, document.published) == ("Truce", "Wire", "2016-10-17")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_json_lines_in_other_encodings(encoding: str, ingest: Ingest, body: str) -> None:
    rows = "".join(json.dumps({"text": f"{body} “{n}”"}, ensure_ascii=False) + "\r\n" for n in "ab")
    found = ingest("a.jsonl", rows.encode(encoding))
    assert [item.text[-3:] for item in found if isinstance(item, Document)] == ["“a”", "“b”"]


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_a_row_in_another_encoding_spoils_no_other(name: str, ingest: Ingest) -> None:
    texts = ["Die Brücke fällt – “heute”.", "Die Straße", "Über die Brücke – “morgen”."]
    if name == "a.csv":
        rows = [b"text", *(text.encode() for text in texts)]
    else:
        rows = [b"", *(json.dumps({"text": text}, ensure_ascii=False).encode() for text in texts)]
    rows[2] = rows[2].decode().encode("cp1252")
    first, failure, last = ingest(name, b"\n".join(rows))
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert (first.text, last.text) == (texts[0], texts[2])
    assert isinstance(failure, InputError)
    assert "not readable" in failure.what
    assert failure.where.endswith(f"{name}:3")


@pytest.mark.parametrize("wrap", ["[{}]", '{{"status": "ok", "articles": [{}]}}', "{}"])
def test_json_arrays_and_objects(wrap: str, ingest: Ingest, body: str) -> None:
    row = json.dumps({"title": "Truce", "content": body}, indent=1)
    assert one(ingest("a.json", wrap.format(row))).title == "Truce"


def test_csv(ingest: Ingest, body: str) -> None:
    rows = "Headline;Full Text;Published At;URL\n"
    rows += f'"Truce; talks";"{body}\nSecond ""line"".";17 Oct 2016;https://x.example/1\n'
    document = one(ingest("a.csv", rows))
    assert document.text == f'Truce; talks\n\n{body}\nSecond "line".'
    assert (document.source, document.published) == ("https://x.example/1", "2016-10-17")


def test_csv_names_bad_rows_by_line(ingest: Ingest) -> None:
    rows = 'text,date\n"One\nreport here.",2016-10-17\na,b,c\n,2016-10-17\n"x" y,z\nLast report.,2016-10-18\n'
    found = ingest("a.csv", rows)
    assert [str(item).split(": ")[0].rsplit(":", 1)[1] for item in found if isinstance(item, InputError)] == [
        "4", "5", "6",
    ]  # fmt: skip
    assert [item.text for item in found if isinstance(item, Document)] == [
        "One\nreport here.",
        "Last report.",
    ]


def test_columns_can_be_mapped(ingest: Ingest, body: str) -> None:
    rows = f"Story So Far\tWhen\n{body}\t2016-10-17\n"
    (failure,) = ingest("a.tsv", rows)
    assert isinstance(failure, BadTable)
    assert "Story So Far, When" in failure.what
    document = one(ingest("a.tsv", rows, columns={"text": "story so far", "published": "When"}))
    assert (document.text, document.published) == (body, "2016-10-17")


def test_a_mapping_of_unknown_fields_is_refused() -> None:
    with pytest.raises(BadTable, match="no field is called body"):
        read_inputs([], IngestOptions(columns={"body": "text"}))


def test_an_impossible_date_is_refused() -> None:
    with pytest.raises(InputError, match="no date"):
        read_inputs([], IngestOptions(published="last week"))


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("id,dyad_name,type_of_violence,best", "ucdp-ged"),
        ("event_id_cnty,event_date,event_type,notes", "acled"),
        ("Event ID,Event Date,Source Name,CAMEO Code,Target Name", "icews"),
        ("GLOBALEVENTID,SQLDATE,Actor1Code", "gdelt"),
    ],
)
def test_event_tables_are_handed_on(header: str, kind: str, ingest: Ingest) -> None:
    (table,) = ingest("a.csv", header + "\n" + "1," * header.count(",") + "\n")
    assert isinstance(table, TableInput)
    assert table.kind == kind


def tiny_pdf(lines: list[str]) -> bytes:
    drawn = "BT /F1 12 Tf 14 TL 50 700 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj{content}endobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    out += (
        f"xref\n0 6\n0000000000 65535 f \n{table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF"
    )
    return out.encode("latin-1")


LINES = ["The army said on Monday that it had with-", "drawn from the town, and would not come", "back."]


def test_pdf(ingest: Ingest) -> None:
    document = one(ingest("a.pdf", tiny_pdf(LINES)))
    assert (
        document.text
        == "The army said on Monday that it had withdrawn from the town, and would not come back."
    )


def test_pdf_without_text_and_with_a_password(ingest: Ingest) -> None:
    (scan,) = ingest("scan.pdf", tiny_pdf([]))
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(tiny_pdf(LINES))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    (locked,) = ingest("locked.pdf", out.getvalue())
    assert isinstance(scan, InputError)
    assert "without text" in scan.what
    assert isinstance(locked, InputError)
    assert "encrypted" in locked.what


def test_a_pdf_that_unpacks_beyond_measure(ingest: Ingest) -> None:
    packed = zlib.compress(b"BT (hello) Tj ET " * 10_000_000, 1)
    marked = tiny_pdf(["PLACE"])
    start, end = marked.index(b"<</Length"), marked.index(b"endstream")
    stream = b"<</Length %d/Filter/FlateDecode>>stream\n%b\n" % (len(packed), packed)
    (failure,) = ingest("a.pdf", marked[:start] + stream + marked[end:])
    assert isinstance(failure, InputError)
    assert "broken" in failure.what


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [
        f"The Bulletin\nText number {word} goes on and\n{n}" for n, word in enumerate(["one", "two", "three"])
    ]
    assert (
        join_pages(pages)
        == "Text number one goes on and Text number two goes on and Text number three goes on and"
    )


def test_word(ingest: Ingest, body: str) -> None:
    written = docx.Document()
    written.add_heading("Rebels take town", 0)
    written.add_paragraph("17 October 2016")
    written.add_paragraph(body)
    out = io.BytesIO()
    written.save(out)
    document = one(ingest("a.docx", out.getvalue()))
    assert document.text == f"Rebels take town\n\n17 October 2016\n\n{body}"
    assert (document.title, document.published) == ("Rebels take town", "2016-10-17")


def test_warc(ingest: Ingest, body: str) -> None:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    answer += gzip.compress(
        (PAGE % (body, "The governor spoke to reporters on the square at noon.")).encode()
    )
    record = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.example/a\r\n"
        f"WARC-Date: 2016-10-20T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    ).encode() + answer
    document = one(ingest("a.warc.gz", gzip.compress(record + b"\r\n\r\n")))
    assert (document.source, document.retrieved) == ("https://x.example/a", "2016-10-20T00:00:00Z")
    assert document.published == "2016-10-17T09:30:00+03:00"


def test_folders(tmp_path: Path, body: str) -> None:
    (tmp_path / "inner").mkdir()
    for name in ["b.txt", "inner/a.txt", ".hidden.txt", "style.css"]:
        (tmp_path / name).write_text(f"{body} {name}", encoding="utf-8")
    found = list(read_inputs([str(tmp_path), str(tmp_path / "*.txt")]))
    names = [Path(item.source or "").name for item in found if isinstance(item, Document)]
    assert names == ["b.txt", "a.txt"]
    assert [Path(item.where).name for item in found if isinstance(item, Skipped)] == [
        ".hidden.txt",
        "style.css",
    ]
    flat = read_inputs([str(tmp_path)], IngestOptions(recursive=False))
    assert sum(isinstance(item, Document) for item in flat) == 1


def test_a_file_has_one_name_however_it_is_typed(
    tmp_path: Path, body: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(body, encoding="utf-8")
    spelled = [one(list(read_inputs([name]))) for name in ("a.txt", "./a.txt", ".//a.txt", "./*.txt")]
    assert {document.source for document in spelled} == {"a.txt"}
    assert len({document.id for document in spelled}) == 1


def test_standard_input(monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    row = json.dumps({"text": body}).encode()
    monkeypatch.setattr(
        "sys.stdin", io.TextIOWrapper(io.BytesIO(row + b"\n" + row.replace(b"town", b"city")))
    )
    found = list(read_inputs(["-"]))
    assert [type(item) for item in found] == [Document, Document]


def test_reading_is_lazy(tmp_path: Path, body: str) -> None:
    (tmp_path / "a.txt").write_text(body, encoding="utf-8")
    inputs = read_inputs([str(tmp_path / "a.txt"), str(tmp_path / "later.txt")])
    next(inputs)
    (tmp_path / "later.txt").write_text(body + " Later.", encoding="utf-8")
    assert isinstance(next(inputs), Document)
