import { PERSON_HEADER } from "@/lib/wire/person-header";

/**
 * The one client of the front door: every call of the browser goes out here, and says on whose behalf it is made. It parses
 * nothing, so that a page brings a schema library only if it wants one; `call` and `upload` (call.ts) make Problems of what
 * is said here, `ask` of the editor (front-door.ts there) keeps it as it came.
 */

let person = "";

/**
 * Who the page was opened by. Every call says so, and the server answers nothing when the browser has been signed in as
 * somebody else since: nobody's words go out under another name. "" where nobody is signed in yet.
 */
export function askAs(userId: string): void {
  person = userId;
}

/** What every call says: by whom the page was opened, and in which language it speaks. */
function onBehalf(): Readonly<Record<string, string>> {
  return { ...(person === "" ? {} : { [PERSON_HEADER]: person }), ...inPageLanguage() };
}

/** The answer's words come in the page's language, whichever the browser would ask for. */
function inPageLanguage(): Readonly<Record<string, string>> {
  const language = typeof document === "undefined" ? "" : document.documentElement.lang;
  return language === "" ? {} : { "accept-language": language };
}

/** An address that the browser asks by itself, where no header can be set (events), says it in its query. */
export function addressOnBehalf(path: string): string {
  if (person === "") return path;
  return `${path}${path.includes("?") ? "&" : "?"}${PERSON_HEADER}=${encodeURIComponent(person)}`;
}

export interface Request {
  readonly method: string;
  /** From the root: /api/… */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly accept?: string;
  readonly signal?: AbortSignal | undefined;
  /** The call goes on when its page is closed meanwhile, as far as browsers allow (64 KB). */
  readonly keepalive?: boolean;
}

/** Throws what `fetch` throws: a TypeError where no answer came, a DOMException where it was stopped. */
export function send({
  method,
  path,
  body,
  accept = "application/json",
  signal,
  keepalive = false,
}: Request): Promise<Response> {
  return fetch(path, {
    method,
    headers: {
      accept,
      ...onBehalf(),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
    keepalive,
  });
}

export interface FormRequest {
  readonly path: string;
  readonly form: FormData;
  /** 0 to 1, of the bytes that have left. */
  readonly onProgress?: ((share: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What came back for a file: a status and its text, or that no answer came, or that it was stopped. */
export type FormAnswer =
  | { readonly status: number; readonly text: string; readonly retryAfter: string | null }
  | "unreachable"
  | "stopped";

/** Sends a file. XMLHttpRequest, because fetch cannot say how much has left. */
export function sendForm({ path, form, onProgress, signal }: FormRequest): Promise<FormAnswer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.setRequestHeader("accept", "application/json");
    for (const [name, value] of Object.entries(onBehalf())) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total);
    };
    request.onload = () =>
      resolve({
        status: request.status,
        text: request.responseText,
        retryAfter: request.getResponseHeader("retry-after"),
      });
    request.onerror = () => resolve("unreachable");
    request.onabort = () => resolve("stopped");
    signal?.addEventListener("abort", () => request.abort(), { once: true });
    request.send(form);
  });
}
