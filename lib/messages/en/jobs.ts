/** Long work: how far it is, and why it failed. */
export const jobs = {
  "align.gone":
    "The row to align from is no longer there: somebody has merged it with its neighbour. Nothing was changed; reload to see the rows as they are now, and align from another one.",
  "align.moving":
    "While they were being aligned, somebody changed rows that were part of it, each time anew. Nothing was changed and nothing is lost; align again when nobody else is changing these rows.",
  damaged:
    "{places, plural, one {One place in the text has} other {# places in the text have}} damaged characters: misread, invisible or full-width ones, or codes of web pages. They are listed in the editor, with what should stand there, under “Corrections of the Chinese”, “Damaged characters”.",
  "draft.chinese":
    "This draft is Chinese, and a draft is the English of a document. Nothing was imported. If it is another Chinese original, import it as a document of its own.",
  "draft.markdown":
    "The draft is Markdown and the original is not: its marks (**, *, #) stand in the English as they were typed, and exports print them.",
  "draft.moving":
    "While the draft was being aligned, rows were merged, split or set aside, each time anew. Nothing was imported; import it again when nobody is changing the structure.",
  "draft.no-english":
    "There is no English in this draft: it holds no Latin letters. Nothing was imported. Check that it is the right file, or choose its encoding by hand.",
  "draft.unrelated":
    "Only {source, number}% of the Chinese and {target, number}% of the English surely answer each other. Nothing was filled. Check that this is the English of this text; if it is, a very free translation perhaps, lay it beside the Chinese anyway.",
  "export.too-large":
    "Making this file takes more memory than it may, so it was given up. Nothing of the document was changed. Choose the format Text or Markdown, which need less.",
  "export.too-long":
    "Making this file took longer than it may, so it was given up. Nothing of the document was changed. Try again when less is going on, or choose the format Text, which is made fastest.",
  "import.too-large":
    "Reading this file takes far more memory than a text needs, so it was given up. Nothing was imported. Divide it into parts, or copy its text and paste that instead.",
  "import.too-long":
    "This file is built in such a tangle that reading it was given up. Nothing was imported. Copy its text and paste that instead, or save it as plain text.",
  "our-mistake":
    "This is our mistake, not yours. Nothing was changed, and nothing that was there before is affected. Try again; if it happens again, tell whoever runs this Duizhao the number {id}.",
  "worker-died":
    "The process that was doing this stopped twice before it was done, perhaps because it ran out of memory. Nothing was changed, and no file was made. Try it once more; if it stops again, tell whoever runs this Duizhao, or divide the text into parts.",
} as const;
