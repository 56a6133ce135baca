/** What a reader of a format found in a file. */
export const readers = {
  binary:
    "The file is not a text: it holds bytes that no text has. Nothing was imported. Check that it is the right file; if it is, open it in the program that made it, save it as .docx or .txt and import that.",
  "book-tags":
    "The book has more than {most, number} tags, far more than its words need. Nothing was imported. Divide it into parts and import them one by one.",
  comments:
    "{count, plural, one {One comment} other {# comments}} beside the text {count, plural, one {was} other {were}} left out; {count, plural, one {it is} other {they are}} in the original file.",
  "cut-off":
    "The file is cut off: it ends in the middle. What is there was read. Compare with the original, its end above all.",
  "damaged-part":
    "The document is damaged in places; what could be read was read. Compare with the original, its end above all.",
  "damaged.docx":
    "The file is damaged: no document could be found in it. Nothing was imported. Open the file in Word, save it again and import that.",
  "damaged.epub":
    "The file is damaged: no book could be found in it. Nothing was imported. Open it in a reading program, export it again and import that.",
  "damaged.odt":
    "The file is damaged: it holds no text. Nothing was imported. Open the file in LibreOffice or Word, save it again and import that.",
  "damaged.pdf":
    "The PDF is damaged and could not be opened. Nothing was imported. Open it in a viewer, print or save it as a PDF again and import that.",
  "damaged.zip":
    "The file is damaged: its container cannot be opened. Nothing was imported. Open the file in the program that made it, save it again and import that.",
  empty: "There is no text in the file. Nothing was imported. Check that it is the right file.",
  "encoding.hint":
    "“{hint}” is not an encoding that can be read here. Nothing was imported. Choose one of {encodings}, or save the file as UTF-8 and import that.",
  "encoding.mixed":
    "Some lines of the file are in UTF-8 and others are not, as when two files are pasted together. Nothing was imported. Choose the encoding in which all of it can be read.",
  "encoding.not-read":
    "The file looks like a text in {name}, an encoding that is not read here. Nothing was imported. Open it in the program that it comes from, save it as UTF-8 and import that; if it is Chinese in another encoding after all, choose the one in which it can be read.",
  "encoding.short":
    "The text is too short to be sure of its encoding: it makes characters in more than one. Nothing was imported. Choose the encoding in which it can be read; if there is none, save it as UTF-8 in the program that it comes from and import that.",
  "encoding.unknown":
    "The file’s characters could not be read with certainty as UTF-8, UTF-16, GB18030 or Big5. Nothing was imported. Choose the encoding in which it can be read (an English text from an old Windows is usually windows-1252), or save it as UTF-8 and try again.",
  flattened:
    "{count, plural, one {One piece that stands} other {# pieces that stand}} above or below the line in the original {count, plural, one {stands} other {stand}} on it here, because no such characters exist. The marks in the Chinese show which.",
  "format.7z":
    "This is a 7z archive. Unpack it first. What can be read: .txt, .md, .html, .mhtml, .docx, .odt, .rtf, .epub, .pdf, .srt and .vtt. Nothing was imported.",
  "format.binary":
    "A .{extension} file cannot be read. Save its text in one of the formats below, or paste it. What can be read: .txt, .md, .html, .mhtml, .docx, .odt, .rtf, .epub, .pdf, .srt and .vtt. Nothing was imported.",
  "format.bzip2":
    "This is a compressed file (bzip2). Unpack it first. What can be read: .txt, .md, .html, .mhtml, .docx, .odt, .rtf, .epub, .pdf, .srt and .vtt. Nothing was imported.",
  "format.doc":
    "This is a .doc file of an old Word. Open it in Word, WPS or LibreOffice, save it as .docx and import that. What can be read: .txt, .md, .html, .mhtml, .docx, .odt, .rtf, .epub, .pdf, .srt and .vtt. Nothing was imported.",
  "format.excel":
    "This is an Excel workbook. Save the texts as .docx or .txt. What can be read: .txt, .md, .html, .mhtml, .docx, .odt, .rtf, .epub, .pdf, .srt and .vtt. Nothing was imported.",
  "format.gzip":
    "This is a compressed file (gzip). Unpack it first. What can be read: .txt, .md, .html, .mhtml, .docx, .odt, .rtf, .epub, .pdf, .srt and .vtt. Nothing was imported.",
  "format.old-office":
    "This is an old Office file. Open it in the program that it comes from, save its text as .docx or .txt and import that. What can be read: .txt, .md, .html, .mhtml, .docx, .odt, .rtf, .epub, .pdf, .srt and .vtt. Nothing was imported.",
  "format.opendocument":
    "This is an OpenDocument table, drawing or presentation. Save its text as .odt or .txt. What can be read: .txt, .md, .html, .mhtml, .docx, .odt, .rtf, .epub, .pdf, .srt and .vtt. Nothing was imported.",
  "format.picture":
    "This is a picture, not a text. Have its characters recognised by a program for that (OCR), and import or paste the text. What can be read: .txt, .md, .html, .mhtml, .docx, .odt, .rtf, .epub, .pdf, .srt and .vtt. Nothing was imported.",
  "format.powerpoint":
    "This is a PowerPoint presentation. Save its text as .docx or .txt. What can be read: .txt, .md, .html, .mhtml, .docx, .odt, .rtf, .epub, .pdf, .srt and .vtt. Nothing was imported.",
  "format.rar":
    "This is a RAR archive. Unpack it first. What can be read: .txt, .md, .html, .mhtml, .docx, .odt, .rtf, .epub, .pdf, .srt and .vtt. Nothing was imported.",
  "format.text":
    "A .{extension} file cannot be read. Save its text as .txt, or paste it. What can be read: .txt, .md, .html, .mhtml, .docx, .odt, .rtf, .epub, .pdf, .srt and .vtt. Nothing was imported.",
  "format.webarchive":
    "This is a web archive of Safari. Open it there, save it as “Page Source” (.html) or copy its text, and import that. What can be read: .txt, .md, .html, .mhtml, .docx, .odt, .rtf, .epub, .pdf, .srt and .vtt. Nothing was imported.",
  "format.xml":
    "An XML file cannot be read. Save its text as .txt, or paste it. What can be read: .txt, .md, .html, .mhtml, .docx, .odt, .rtf, .epub, .pdf, .srt and .vtt. Nothing was imported.",
  "format.zip":
    "This is a ZIP archive without a document in it. If it is an archive, unpack it and import the files one by one. What can be read: .txt, .md, .html, .mhtml, .docx, .odt, .rtf, .epub, .pdf, .srt and .vtt. Nothing was imported.",
  "front-matter":
    "The front matter at the head of the file is kept with the original and is not among the paragraphs.",
  "headers-and-footers":
    "The document’s page headers and footers were left out; they are in the original file.",
  "hidden-text":
    "{count, plural, one {One letter} other {# letters}} of hidden text {count, plural, one {was} other {were}} left out: the document does not show {count, plural, one {it} other {them}}. {count, plural, one {It is} other {They are}} in the original file; unhide the text there and import the file again if it belongs to the document.",
  "left-out-page": "{what} “{path}” was left out.",
  "locked.epub":
    "The book is locked by digital rights management, so its text cannot be read. Nothing was imported. Ask the publisher for a copy without it.",
  "locked.odt":
    "The file is protected with a password. Nothing was imported. Open it in LibreOffice, save it without the password and import that.",
  "locked.office":
    "The file is protected with a password. Nothing was imported. Open it in Word, remove the password (File › Info › Protect Document), save it and import that.",
  "locked.pdf":
    "The PDF is protected with a password. Nothing was imported. Open it, save it without the password and import that.",
  "locked.zip":
    "The file is protected with a password. Nothing was imported. Open the file in the program that made it, remove the password, save it and import that.",
  "markdown-as-text":
    "The Markdown file is larger or nested deeper than can be followed, so it was read line by line. No character is missing; headings and lists show their marks.",
  misnamed:
    "The file is named .{extension} but is no {format, select, docx {Word document} docm {Word document} dotx {Word document} odt {OpenDocument text} epub {EPUB book} pdf {PDF} other {RTF file}}; it may have been cut off on its way. Nothing was imported. Open it in the program that made it, save it again and import that.",
  "missing-page": "The book names a page “{path}” that is not in it. Compare with the original there.",
  "no-cues":
    "No subtitle with its times was found in the file, so it was read line by line as plain text. No character is missing.",
  "no-page":
    "There is no page and no text in this saved page or message. Nothing was imported. Open it in a browser or mail program, save it as HTML or copy its text, and import that.",
  "nul-characters":
    "{count, plural, one {One NUL character} other {# NUL characters}} in the file cannot be kept in a text and {count, plural, one {shows} other {show}} as “�”.",
  "page-chrome":
    "{count, plural, one {One paragraph} other {# paragraphs}} outside the article (menus, links, notices) {count, plural, one {is} other {are}} marked as boilerplate. Look them over: what belongs to the text can be brought back.",
  "page-headers":
    "{count, plural, one {One line} other {# lines}} at the head or foot of pages (running titles, page numbers) {count, plural, one {is} other {are}} marked as boilerplate.",
  "pdf.characters":
    "The PDF has more than {millions, number} million characters, the most that is read at once. Nothing was imported. Divide it into parts and import them one by one.",
  "pdf.no-text":
    "There is no text layer in this PDF: its pages are pictures, as of a scan. Nothing was imported. Have the characters recognised by a program for that (OCR) and import what it makes, or paste the text.",
  "pdf.pages":
    "The PDF has more than {most, number} pages, the most that is read at once. Nothing was imported. Divide it into parts and import them one by one.",
  pictures:
    "{count, plural, one {One picture was} other {# pictures were}} left out: only text is imported. Look at the original for words inside them.",
  radicals:
    "{count, plural, one {One character was} other {# characters were}} written as {count, plural, one {a radical} other {radicals}} in the PDF (⽼ for 老) and {count, plural, one {was} other {were}} mapped back.",
  "rejoined-lines":
    "A PDF holds lines, not paragraphs: the lines were rejoined by indentation, width and spacing. Look over where paragraphs begin and end.",
  "rolling-captions":
    "The captions roll: {count, plural, one {one line that is} other {# lines that are}} only shown again in the next subtitle {count, plural, one {was} other {were}} left out, so that each is translated once. The file itself is kept as it came.",
  "ruby-readings":
    "{count, plural, one {One reading} other {# readings}} set above characters (ruby, pinyin) {count, plural, one {was} other {were}} left out; the characters are all there.",
  "subtitle-markup":
    "{count, plural, one {One subtitle holds} other {# subtitles hold}} tags or codes inside ('<'i'>', &amp;). They are read as players show them, without the tags; the file itself is kept as it came.",
  "too-large":
    "The file has {megabytes, number} MB; up to {most, number} MB can be read. Nothing was imported. Divide it into parts and import them one by one.",
  "too-many-paragraphs":
    "The text has {count, number} paragraphs; up to {most, number} can be read at once. Nothing was imported. Divide it into parts and import them one by one.",
  "undecodable-bytes":
    "{count, plural, one {One place} other {# places}} in the file could not be read as {encoding} and {count, plural, one {shows} other {show}} as “�”. Compare with the original there.",
  "unread-text":
    "About {count, plural, one {# letter} other {# letters}} of the Word file could not be read (text in a field, a shape or an unusual place). Compare with the original.",
  "unreadable-pages":
    "{count, number} of {all, number} pages {count, plural, one {holds} other {hold}} no text (blank, or a picture of text). Look at {count, plural, one {it} other {them}} in the original.",
  "what.attributes": "The page has a tag with more than {most, number} attributes, which no text needs.",
  "what.doctype": "The file holds a document type declaration, which no Word document has.",
  "what.entities": "The file defines entities of its own, which no document needs.",
  "what.groups": "The file has more than {most, number} groups, which no text needs.",
  "what.groups-nested": "The file nests its groups more than {most, number} deep, which no text needs.",
  "what.nested": "The file nests its elements more than {most, number} deep.",
  "what.page-nested": "The page nests its elements more than {most, number} deep, which no text needs.",
  "what.parts": "The file holds more than {most, number} parts, far more than a document has.",
  "what.tags": "The page has more than {most, number} tags, far more than a text has.",
  "what.unpacks":
    "The file unpacks to more than can be read ({megabytes, number} MB of text, or {ratio, number} times its packed size).",
  "whole-page":
    "The article on this page could not be told from its menus and notices with certainty, so all of the page’s text was read. Set aside what does not belong.",
  "word-message":
    "While reading the Word file: {message}{times, plural, one {} other { (# times)}}. Compare with the original there.",
  "wrong.docx": "{what} Nothing was imported. Open the file in Word, save it again and import that.",
  "wrong.odt":
    "{what} Nothing was imported. Open the file in LibreOffice or Word, save it again and import that.",
  "wrong.page": "{what} Nothing was imported. Open the page in a browser, copy its text and import that.",
  "wrong.rtf": "{what} Nothing was imported. Open the file in Word, save it again and import that.",
  "wrong.zip":
    "{what} Nothing was imported. Open the file in the program that made it, save it again and import that.",
} as const;
