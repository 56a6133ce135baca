import type { Translation } from "../keys";

export const readers: Translation<"readers"> = {
  binary:
    "这不是文本文件，含有文本里不会有的字节。没有导入。请检查文件对不对；如果没错，请用制作它的程序打开，另存为.docx或.txt再导入。",
  "book-tags": "这本书的标签超过{most, number}个，远多于文字所需。没有导入。请分成几份，逐份导入。",
  comments: "正文旁有{count, number}条批注没有读入，原文件里还有。",
  "cut-off": "文件被截断，在中间结束。现有的都读了。请对照原件，尤其是结尾。",
  "damaged-part": "文档有些地方已损坏，能读的都读了。请对照原件，尤其是结尾。",
  "damaged.docx": "文件已损坏，里面找不到文档。没有导入。请用Word打开，重新保存再导入。",
  "damaged.epub": "文件已损坏，里面找不到书。没有导入。请用阅读程序打开，重新导出再导入。",
  "damaged.odt": "文件已损坏，里面没有文字。没有导入。请用LibreOffice或Word打开，重新保存再导入。",
  "damaged.pdf": "PDF已损坏，打不开。没有导入。请用阅读器打开，重新打印或另存为PDF再导入。",
  "damaged.zip": "文件已损坏，打不开其中的压缩结构。没有导入。请用制作它的程序打开，重新保存再导入。",
  empty: "文件里没有文字。没有导入。请检查文件对不对。",
  "encoding.hint": "“{hint}”不是这里能读的编码。没有导入。请从{encodings}中选，或把文件另存为UTF-8再导入。",
  "encoding.mixed": "文件有些行是UTF-8，有些不是，像是两个文件拼在一起。没有导入。请选能通读全文的编码。",
  "encoding.not-read":
    "文件像是{name}编码的文本，这里不读这种编码。没有导入。请用原来的程序打开，另存为UTF-8再导入；如果其实是别的编码的中文，请选读得通的那种。",
  "encoding.short":
    "文本太短，不止一种编码读得出字，无法确定。没有导入。请选读得通的编码；如果都不通，请在原来的程序里另存为UTF-8再导入。",
  "encoding.unknown":
    "无法确定文件的编码是UTF-8、UTF-16、GB18030还是Big5。没有导入。请选读得通的编码（旧版Windows的英文文本一般是windows-1252），或另存为UTF-8再试。",
  flattened: "原件中有{count, number}处上标或下标没有对应的字符，这里排在行内。原文里的标记显示是哪些。",
  "format.7z":
    "这是7z压缩包，请先解压。能读取的格式：.txt、.md、.html、.mhtml、.docx、.odt、.rtf、.epub、.pdf、.srt、.vtt。没有导入。",
  "format.binary":
    ".{extension}文件不能读取。请把文字存为下列格式之一，或粘贴进来。能读取的格式：.txt、.md、.html、.mhtml、.docx、.odt、.rtf、.epub、.pdf、.srt、.vtt。没有导入。",
  "format.bzip2":
    "这是压缩文件（bzip2），请先解压。能读取的格式：.txt、.md、.html、.mhtml、.docx、.odt、.rtf、.epub、.pdf、.srt、.vtt。没有导入。",
  "format.doc":
    "这是旧版Word的.doc文件。请用Word、WPS或LibreOffice打开，另存为.docx再导入。能读取的格式：.txt、.md、.html、.mhtml、.docx、.odt、.rtf、.epub、.pdf、.srt、.vtt。没有导入。",
  "format.excel":
    "这是Excel工作簿。请把文字另存为.docx或.txt。能读取的格式：.txt、.md、.html、.mhtml、.docx、.odt、.rtf、.epub、.pdf、.srt、.vtt。没有导入。",
  "format.gzip":
    "这是压缩文件（gzip），请先解压。能读取的格式：.txt、.md、.html、.mhtml、.docx、.odt、.rtf、.epub、.pdf、.srt、.vtt。没有导入。",
  "format.old-office":
    "这是旧版Office文件。请用原来的程序打开，把文字另存为.docx或.txt再导入。能读取的格式：.txt、.md、.html、.mhtml、.docx、.odt、.rtf、.epub、.pdf、.srt、.vtt。没有导入。",
  "format.opendocument":
    "这是OpenDocument表格、绘图或演示文稿。请把文字另存为.odt或.txt。能读取的格式：.txt、.md、.html、.mhtml、.docx、.odt、.rtf、.epub、.pdf、.srt、.vtt。没有导入。",
  "format.picture":
    "这是图片，不是文本。请用文字识别（OCR）程序识别，再导入或粘贴文字。能读取的格式：.txt、.md、.html、.mhtml、.docx、.odt、.rtf、.epub、.pdf、.srt、.vtt。没有导入。",
  "format.powerpoint":
    "这是PowerPoint演示文稿。请把文字另存为.docx或.txt。能读取的格式：.txt、.md、.html、.mhtml、.docx、.odt、.rtf、.epub、.pdf、.srt、.vtt。没有导入。",
  "format.rar":
    "这是RAR压缩包，请先解压。能读取的格式：.txt、.md、.html、.mhtml、.docx、.odt、.rtf、.epub、.pdf、.srt、.vtt。没有导入。",
  "format.text":
    ".{extension}文件不能读取。请把文字存为.txt，或粘贴进来。能读取的格式：.txt、.md、.html、.mhtml、.docx、.odt、.rtf、.epub、.pdf、.srt、.vtt。没有导入。",
  "format.webarchive":
    "这是Safari的网页归档。请在Safari中打开，存为“页面源代码”（.html）或复制文字再导入。能读取的格式：.txt、.md、.html、.mhtml、.docx、.odt、.rtf、.epub、.pdf、.srt、.vtt。没有导入。",
  "format.xml":
    "XML文件不能读取。请把文字存为.txt，或粘贴进来。能读取的格式：.txt、.md、.html、.mhtml、.docx、.odt、.rtf、.epub、.pdf、.srt、.vtt。没有导入。",
  "format.zip":
    "这是ZIP压缩包，里面没有文档。请解压后逐个导入。能读取的格式：.txt、.md、.html、.mhtml、.docx、.odt、.rtf、.epub、.pdf、.srt、.vtt。没有导入。",
  "front-matter": "文件开头的前置信息随原件保留，不在段落之中。",
  "headers-and-footers": "文档的页眉页脚没有读入，原文件里还有。",
  "hidden-text":
    "有{count, number}个隐藏的字没有读入，文档里看不到，原文件里还有；如果属于正文，请在原文件里取消隐藏再导入。",
  "left-out-page": "{what}“{path}”没有读入。",
  "locked.epub": "这本书有数字版权保护，读不到文字。没有导入。请向出版社索取没有保护的版本。",
  "locked.odt": "文件有密码保护。没有导入。请用LibreOffice打开，不带密码保存后再导入。",
  "locked.office":
    "文件有密码保护。没有导入。请用Word打开，去掉密码（文件 › 信息 › 保护文档），保存后再导入。",
  "locked.pdf": "PDF有密码保护。没有导入。请打开它，不带密码保存后再导入。",
  "locked.zip": "文件有密码保护。没有导入。请用制作它的程序打开，去掉密码，保存后再导入。",
  "markdown-as-text": "Markdown文件太大或嵌套太深，因此逐行读入，一字不缺；标题和列表带着标记。",
  misnamed:
    "文件名是.{extension}，内容却不是{format, select, docx {Word文档} docm {Word文档} dotx {Word文档} odt {OpenDocument文本} epub {EPUB电子书} pdf {PDF} other {RTF文件}}，可能在传输中被截断。没有导入。请用制作它的程序打开，重新保存再导入。",
  "missing-page": "书里列出了页面“{path}”，但文件中没有。请对照原件。",
  "no-cues": "文件里没有找到带时间的字幕，因此逐行按纯文本读入，一字不缺。",
  "no-page":
    "这个保存的网页或邮件里没有网页，也没有文字。没有导入。请用浏览器或邮件程序打开，另存为HTML或复制文字再导入。",
  "nul-characters": "文件中有{count, number}个NUL字符，文本里不能保留，显示为“�”。",
  "page-chrome":
    "正文以外有{count, number}段（菜单、链接、说明）标为网页杂项。请看一遍，属于正文的可以放回。",
  "page-headers": "页眉页脚处有{count, number}行（书眉、页码）标为杂项。",
  "pdf.characters": "PDF超过一次最多读取的{millions, number}百万个字符。没有导入。请分成几份，逐份导入。",
  "pdf.no-text":
    "这个PDF没有文字层，页面是图片，如扫描件。没有导入。请用文字识别（OCR）程序识别后导入，或粘贴文字。",
  "pdf.pages": "PDF超过一次最多读取的{most, number}页。没有导入。请分成几份，逐份导入。",
  pictures: "有{count, number}张图片没有读入，只导入文字。图中的文字请看原件。",
  radicals: "PDF中有{count, number}个字写成了部首字符（⽼代替老），已换回。",
  "rejoined-lines": "PDF里只有行，没有段落：各行按缩进、宽度和间距重新接成段落。请看一遍段落的起止。",
  "rolling-captions":
    "字幕是滚动的：有{count, number}行只是在下一条里重复显示，没有读入，每行只译一次。文件本身原样保留。",
  "ruby-readings": "字上的注音（拼音等）有{count, number}处没有读入，汉字都在。",
  "subtitle-markup":
    "有{count, number}条字幕含有标签或代码（'<'i'>'、&amp;）。读入的是播放器显示的样子，不带标签；文件本身原样保留。",
  "too-large": "文件有{megabytes, number}MB，最多能读{most, number}MB。没有导入。请分成几份，逐份导入。",
  "too-many-paragraphs":
    "文本有{count, number}段，一次最多读{most, number}段。没有导入。请分成几份，逐份导入。",
  "undecodable-bytes": "文件中有{count, number}处不能按{encoding}读出，显示为“�”。请对照原件。",
  "unread-text": "Word文件中约有{count, number}个字没能读出（在域、图形或特殊位置里）。请对照原件。",
  "unreadable-pages": "{all, number}页中有{count, number}页没有文字（空白，或是文字的图片）。请看原件。",
  "what.attributes": "网页有一个标签的属性超过{most, number}个，一般文本用不到。",
  "what.doctype": "文件含有文档类型声明，Word文档里不会有。",
  "what.entities": "文件自行定义了实体，一般文档用不到。",
  "what.groups": "文件的分组超过{most, number}个，一般文本用不到。",
  "what.groups-nested": "文件的分组嵌套超过{most, number}层，一般文本用不到。",
  "what.nested": "文件的元素嵌套超过{most, number}层。",
  "what.page-nested": "网页的元素嵌套超过{most, number}层，一般文本用不到。",
  "what.parts": "文件包含的部分超过{most, number}个，远多于一般文档。",
  "what.tags": "网页的标签超过{most, number}个，远多于一般文本。",
  "what.unpacks": "文件解压后超过能读取的大小（文字{megabytes, number}MB，或压缩大小的{ratio, number}倍）。",
  "whole-page": "无法确定网页上的正文与菜单、说明的界线，因此读入了全部文字。请把不属于正文的移出。",
  "word-message": "读取Word文件时：{message}{times, plural, =1 {} other {（#次）}}。请对照原件。",
  "wrong.docx": "{what}没有导入。请用Word打开，重新保存再导入。",
  "wrong.odt": "{what}没有导入。请用LibreOffice或Word打开，重新保存再导入。",
  "wrong.page": "{what}没有导入。请用浏览器打开网页，复制文字再导入。",
  "wrong.rtf": "{what}没有导入。请用Word打开，重新保存再导入。",
  "wrong.zip": "{what}没有导入。请用制作它的程序打开，重新保存再导入。",
};
