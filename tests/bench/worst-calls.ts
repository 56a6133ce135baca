/**
 * The worst that each call of the front door can be sent within its shapes. `tests/api/worst-calls.test.ts` fails where a call
 * has no entry: whoever adds one says here what it costs at most, or that its shape filled to its limits is the worst.
 */
import type { CALLS } from "../../lib/wire/calls";

/** What there is to ask about. `huge` is a row of 20,000 sentences beside 7,600, `long` one of 99,000 letters. */
export interface Ground {
  readonly projectId: string;
  readonly documentId: string;
  readonly huge: string;
  readonly long: string;
  readonly rows: readonly { readonly id: string; readonly revision: number }[];
  /** By the names that paths have for them, of what is neither project, document nor row. */
  readonly ids: Readonly<Record<string, string>>;
}

export interface Sent {
  readonly path: string;
  readonly json?: unknown;
  readonly form?: Form;
  /** The answer is opened, and nothing of it is read. */
  readonly isUnread?: true;
}

/** As it goes over the wire: whoever attacks has it ready, and making it must not slow the one who measures. */
export interface Form {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** "longest": its path with ids that are there, and its query and body filled to the limits of its shape. */
export type Worst = "longest" | ((ground: Ground, at: number) => Sent);

type Key = `${Uppercase<(typeof CALLS)[number]["method"]>} ${string}`;

const WORDS = "w1 w2 w3 w4 w5 w6 w7 ";
const otherWords = (at: number) => Array.from({ length: 33_000 }, (_, n) => `${(n * 7 + at) % 10} `).join("");
const table = (at: number) =>
  Array.from({ length: 4_900 }, (_, n) => ({
    from: `${String.fromCodePoint(0x4e00 + at)}${n}走在河边的人`.slice(0, 20),
    to: "他",
    reason: "",
  }));

const ofDocument =
  (rest: string, json?: unknown): Worst =>
  ({ documentId }) => ({ path: `/documents/${documentId}${rest}`, ...(json === undefined ? {} : { json }) });
const ofHuge =
  (rest: string): Worst =>
  ({ huge }) => ({ path: `/segments/${huge}/${rest}` });
const batch: (verb: string) => Worst =
  (verb) =>
  ({ documentId, rows }) => ({
    path: `/documents/${documentId}/segments/${verb}`,
    json: { items: rows.slice(0, 2_000) },
  });
const LINE = "a-line-between-parts";
const form = (name: string, text: string, fields = 0): Form => {
  const field = (at: number) => `--${LINE}\r\nContent-Disposition: form-data; name="field${at}"\r\n\r\nx\r\n`;
  const head = `--${LINE}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  const fieldsBefore = Array.from({ length: fields }, (_, at) => field(at)).join("");
  const bytes = new Uint8Array(Buffer.from(`${fieldsBefore}${head}${text}\r\n--${LINE}--\r\n`));
  return { type: `multipart/form-data; boundary=${LINE}`, bytes };
};
let kinds: readonly Form[] | undefined;
/** An upload of the largest size, a page in a knot, a form of 100,000 parts: one after the other. */
const uploads =
  (path: string) =>
  (at: number): Sent => {
    kinds ??= [
      form("large.txt", "a".repeat(19_900_000)),
      form("knot.html", "<p><b>字</b><i>字</i></p>".repeat(49_000)),
      form("parts.txt", "他走了。", 100_000),
    ];
    return { path, form: kinds[at % kinds.length]! };
  };

export const WORST_CALLS: Readonly<Partial<Record<Key, Worst>>> = {
  "GET /health": "longest",
  "GET /openapi.json": "longest",
  "GET /segmentation.srx": "longest",
  "POST /setup": "longest",
  "GET /me": "longest",
  "GET /segments/{segmentId}/sentences": ofHuge("sentences"),
  "GET /segments/{segmentId}/link": ofHuge("link"),
  "GET /segments/{segmentId}/history": ({ long }) => ({ path: `/segments/${long}/history?limit=500` }),
  "GET /documents/{documentId}/segments": ofDocument("/segments?limit=2000&q=%E8%B5%B0"),
  "GET /documents/{documentId}/paragraphs": ofDocument("/paragraphs?limit=500"),
  "GET /documents/{documentId}/suspects": ofDocument("/suspects"),
  "GET /documents/{documentId}/counts": ofDocument("/counts"),
  "GET /documents/{documentId}/export": ofDocument("/export?format=docx&include=all"),
  "GET /documents/{documentId}/export/check": ofDocument("/export/check"),
  "GET /documents/{documentId}/repairs": ofDocument("/repairs"),
  "GET /documents/{documentId}/events": ({ documentId }) => ({
    path: `/documents/${documentId}/events`,
    isUnread: true,
  }),
  "PUT /segments/{segmentId}/target": ({ long }, at) => ({
    path: `/segments/${long}/target`,
    json: {
      baseRevision: 1,
      text: `${otherWords(at)}${WORDS.repeat(1_500)}`,
      operationId: `worst-${at}-${Math.random()}`,
    },
  }),
  "POST /projects/{projectId}/documents": ({ projectId }, at) =>
    uploads(`/projects/${projectId}/documents`)(at),
  "POST /projects/{projectId}/documents/preview": ({ projectId }, at) =>
    uploads(`/projects/${projectId}/documents/preview`)(at),
  "POST /documents/{documentId}/draft": ({ documentId }, at) => uploads(`/documents/${documentId}/draft`)(at),
  "POST /documents/{documentId}/returns": ({ documentId }, at) =>
    uploads(`/documents/${documentId}/returns`)(at),
  "GET /documents/{documentId}/returns": "longest",
  "GET /projects/{projectId}/archive": "longest",
  "POST /archives": (_, at) => uploads("/archives")(at),
  "GET /returns/{returnId}": "longest",
  "POST /returns/{returnId}/apply": "longest",
  "POST /documents/{documentId}/rules": ({ documentId }, at) => ({
    path: `/documents/${documentId}/rules`,
    json: { rows: table(at) },
  }),
  "POST /documents/{documentId}/rules/preview": ({ documentId }, at) => ({
    path: `/documents/${documentId}/rules/preview`,
    json: { rows: table(at), limit: 5_000 },
  }),
  "POST /documents/{documentId}/rules/table": ({ documentId }) => ({
    path: `/documents/${documentId}/rules/table`,
    json: { text: "a\tb\n".repeat(490_000) },
  }),
  "POST /documents/{documentId}/rules/apply": ({ documentId }, at) => ({
    path: `/documents/${documentId}/rules/apply`,
    json: { rows: table(at) },
  }),
  "POST /documents/{documentId}/segments/confirm": batch("confirm"),
  "POST /documents/{documentId}/segments/approve": batch("approve"),
  "POST /documents/{documentId}/segments/finalize": batch("finalize"),
  "POST /documents/{documentId}/segments/link": batch("link"),
  "PATCH /me": "longest",
  "GET /tokens": "longest",
  "POST /tokens": "longest",
  "DELETE /tokens/{tokenId}": "longest",
  "GET /projects": "longest",
  "POST /projects": "longest",
  "GET /projects/{projectId}": "longest",
  "PATCH /projects/{projectId}": "longest",
  "DELETE /projects/{projectId}": "longest",
  "GET /removed": "longest",
  "POST /removed/{id}/bring-back": "longest",
  "GET /projects/{projectId}/members": "longest",
  "PATCH /projects/{projectId}/members/{userId}": "longest",
  "DELETE /projects/{projectId}/members/{userId}": "longest",
  "GET /projects/{projectId}/speakers": "longest",
  "PUT /projects/{projectId}/speakers": "longest",
  "GET /projects/{projectId}/names": "longest",
  "PUT /projects/{projectId}/names": "longest",
  "PUT /projects/{projectId}/names/settings": "longest",
  "POST /projects/{projectId}/names/proposals": "longest",
  "POST /projects/{projectId}/names/recognise": ({ projectId }, at) => ({
    path: `/projects/${projectId}/names/recognise`,
    json: { source: `${at}陈光明说，约翰·霍普金斯大学的王教授在重庆。`.repeat(800), segmentId: null },
  }),
  "POST /projects/{projectId}/names/read": "longest",
  "GET /projects/{projectId}/names/export": "longest",
  "GET /projects/{projectId}/invitations": "longest",
  "POST /projects/{projectId}/invitations": "longest",
  "DELETE /projects/{projectId}/invitations/{invitationId}": "longest",
  "POST /invitations/accept": "longest",
  "GET /projects/{projectId}/counts": "longest",
  "GET /projects/{projectId}/documents": "longest",
  "GET /documents/{documentId}": "longest",
  "PATCH /documents/{documentId}": "longest",
  "DELETE /documents/{documentId}": "longest",
  "GET /documents/{documentId}/original": "longest",
  "GET /documents/{documentId}/encodings": "longest",
  "POST /documents/{documentId}/encoding": "longest",
  "POST /documents/{documentId}/exports": "longest",
  "GET /jobs/{jobId}": "longest",
  "GET /jobs/{jobId}/file": "longest",
  "POST /jobs/{jobId}/cancel": "longest",
  "GET /accounts": "longest",
  "PATCH /accounts/{userId}": "longest",
  "POST /accounts/{userId}/password": "longest",
  "POST /accounts/{userId}/end-sessions": "longest",
  "POST /segments/{segmentId}/confirm": "longest",
  "POST /segments/{segmentId}/approve": "longest",
  "POST /segments/{segmentId}/finalize": "longest",
  "POST /segments/{segmentId}/reject": "longest",
  "POST /segments/{segmentId}/take-back": "longest",
  "POST /documents/{documentId}/segments/take-back": "longest",
  "POST /segments/{segmentId}/split": "longest",
  "POST /segments/{segmentId}/merge": "longest",
  "POST /segments/{segmentId}/move": "longest",
  "POST /segments/{segmentId}/omit": "longest",
  "PUT /segments/{segmentId}/lock": "longest",
  "POST /segments/{segmentId}/note": "longest",
  "POST /paragraphs/{paragraphId}/set-aside": "longest",
  "POST /paragraphs/{paragraphId}/bring-back": "longest",
  "POST /paragraphs/{paragraphId}/dismiss-proposal": "longest",
  "GET /documents/{documentId}/proposals": "longest",
  "POST /documents/{documentId}/proposals": "longest",
  "POST /documents/{documentId}/bring-back": "longest",
  "POST /changes/{changeId}/undo": "longest",
  "GET /documents/{documentId}/comments": "longest",
  "GET /segments/{segmentId}/comments": "longest",
  "POST /segments/{segmentId}/comments": "longest",
  "PATCH /comments/{commentId}": "longest",
  "DELETE /comments/{commentId}": "longest",
  "GET /segments/{segmentId}/suggestions": "longest",
  "POST /segments/{segmentId}/suggestions": "longest",
  "POST /suggestions/{suggestionId}/accept": "longest",
  "POST /suggestions/{suggestionId}/dismiss": "longest",
  "POST /documents/{documentId}/presence": "longest",
  "POST /segments/{segmentId}/link": "longest",
  "POST /segments/{segmentId}/unlink": "longest",
  "POST /documents/{documentId}/align": "longest",
  "GET /documents/{documentId}/alignments": "longest",
  "POST /documents/{documentId}/alignments/{alignmentId}/restore": "longest",
  "GET /documents/{documentId}/corrections": "longest",
  "POST /paragraphs/{paragraphId}/corrections": "longest",
  "DELETE /corrections/{correctionId}": "longest",
  "POST /documents/{documentId}/repairs": "longest",
  "GET /documents/{documentId}/rules": "longest",
  "GET /documents/{documentId}/rules/table": "longest",
  "POST /documents/{documentId}/rules/withdraw": "longest",
  "GET /waiting": "longest",
  "GET /projects/{projectId}/termbases": "longest",
  "POST /projects/{projectId}/termbases": "longest",
  "PUT /projects/{projectId}/termbases/{termbaseId}": "longest",
  "DELETE /projects/{projectId}/termbases/{termbaseId}": "longest",
  "GET /projects/{projectId}/terms": "longest",
  "POST /projects/{projectId}/terms": "longest",
  "GET /termbases": "longest",
  "GET /projects/{projectId}/terms/{conceptId}": "longest",
  "PUT /projects/{projectId}/terms/{conceptId}": "longest",
  "DELETE /projects/{projectId}/terms/{conceptId}": "longest",
  "POST /projects/{projectId}/terms/{conceptId}/approve": "longest",
  "POST /projects/{projectId}/terms/undo": "longest",
  "PUT /projects/{projectId}/terms/settings": "longest",
  "POST /projects/{projectId}/terms/import": "longest",
  "GET /projects/{projectId}/terms/export": "longest",
  "POST /projects/{projectId}/terms/recognise": ({ projectId }, at) => ({
    path: `/projects/${projectId}/terms/recognise`,
    json: { sources: Array.from({ length: 200 }, (_, n) => `${n}${at}他走在河边的人说`.repeat(150)) },
  }),
  "POST /projects/{projectId}/terms/answer": ({ projectId }) => ({
    path: `/projects/${projectId}/terms/answer`,
    json: {
      source: "他走在河边的人说".repeat(370),
      target: "The man who walked along the river said. ".repeat(210),
      side: "source",
      start: 0,
      end: 2_000,
    },
  }),
  "POST /projects/{projectId}/terms/extract": "longest",
  "POST /projects/{projectId}/terms/decisions": "longest",
  "GET /projects/{projectId}/memories": "longest",
  "POST /projects/{projectId}/memories": "longest",
  "PUT /projects/{projectId}/memories/{memoryId}": "longest",
  "DELETE /projects/{projectId}/memories/{memoryId}": "longest",
  "POST /memories/{memoryId}/import": "longest",
  "GET /memories/{memoryId}/export": "longest",
  "GET /memories": "longest",
  "POST /projects/{projectId}/analysis": "longest",
  "GET /memories/{memoryId}/entries": "longest",
  "PUT /memories/{memoryId}/entries/{entryId}": "longest",
  "DELETE /memories/{memoryId}/entries/{entryId}": "longest",
  "POST /memories/{memoryId}/entries/{entryId}/restore": "longest",
  "GET /memories/{memoryId}/statistics": "longest",
  "GET /memories/{memoryId}/clean-up": "longest",
  "POST /projects/{projectId}/matches": ({ projectId }, at) => ({
    path: `/projects/${projectId}/matches`,
    json: {
      sources: Array.from({ length: 100 }, (_, n) => `${n}${at}他走在河边的人说`.repeat(150)),
      minimum: 50,
      limit: 50,
    },
  }),
  "GET /dictionary": () => ({
    path: `/dictionary?text=${encodeURIComponent("中华人民共和国研究生命".repeat(45))}`,
  }),
  "GET /dictionary/file": "longest",
  "GET /projects/{projectId}/concordance": ({ projectId }) => ({
    path: `/projects/${projectId}/concordance?q=${encodeURIComponent("他")}&limit=100`,
  }),
  "POST /projects/{projectId}/phrases": ({ projectId }) => ({
    path: `/projects/${projectId}/phrases`,
    json: { source: "他走在河边的人说".repeat(75) },
  }),
  "POST /documents/{documentId}/analysis": ofDocument("/analysis"),
  "POST /documents/{documentId}/pretranslation": ofDocument("/pretranslation"),
  "GET /segments/{segmentId}/repeats": "longest",
  "POST /segments/{segmentId}/propagation": "longest",
  "PUT /segments/{segmentId}/exemption": "longest",
  "GET /projects/{projectId}/filling": "longest",
  "PUT /projects/{projectId}/filling": "longest",
  "POST /documents/{documentId}/checks": ofDocument("/checks"),
  "POST /projects/{projectId}/checks": ({ projectId }) => ({ path: `/projects/${projectId}/checks` }),
  "GET /documents/{documentId}/findings": ofDocument("/findings?limit=1000"),
  "GET /projects/{projectId}/findings": ({ projectId }) => ({
    path: `/projects/${projectId}/findings?limit=1000`,
  }),
  "GET /documents/{documentId}/findings/counts": ofDocument("/findings/counts"),
  "GET /segments/{segmentId}/findings": ofHuge("findings"),
  "POST /findings/{findingId}/ignore": "longest",
  "GET /projects/{projectId}/ignores": "longest",
  "DELETE /ignores/{ignoreId}": "longest",
  "GET /projects/{projectId}/checks": "longest",
  "PUT /projects/{projectId}/checks/{rule}": "longest",
  "GET /projects/{projectId}/style": "longest",
  "PUT /projects/{projectId}/style": "longest",
  "GET /projects/{projectId}/patterns": "longest",
  "POST /projects/{projectId}/patterns": "longest",
  "POST /projects/{projectId}/patterns/trial": ({ projectId }) => ({
    path: `/projects/${projectId}/patterns/trial`,
    json: { side: "target", pattern: "(?:[a-z]+ ?){1,50}[.!?]" },
  }),
  "DELETE /projects/{projectId}/patterns/{patternId}": "longest",
  "GET /documents/{documentId}/coverage": ofDocument("/coverage"),
  "GET /documents/{documentId}/certificate": ofDocument("/certificate?format=html"),
  "POST /segments/{segmentId}/coverage": "longest",
  "DELETE /coverage-decisions/{decisionId}": "longest",
  "GET /documents/{documentId}/marks": ofDocument("/marks?limit=500"),
  "POST /segments/{segmentId}/marks": "longest",
  "PUT /marks/{markId}": "longest",
  "DELETE /marks/{markId}": "longest",
  "POST /findings/{findingId}/mark": "longest",
  "POST /documents/{documentId}/scored": "longest",
  "GET /documents/{documentId}/sample": ofDocument("/sample"),
  "POST /documents/{documentId}/sample": ({ documentId }) => ({
    path: `/documents/${documentId}/sample`,
    json: { share: 1 },
  }),
  "GET /documents/{documentId}/score": ofDocument("/score?format=html"),
  "GET /projects/{projectId}/score": ({ projectId }) => ({ path: `/projects/${projectId}/score` }),
  "GET /projects/{projectId}/scoring": "longest",
  "PUT /projects/{projectId}/scoring": "longest",
};
