import type { z } from "./z";

/** One call of the front door, as the OpenAPI document describes it and as a test holds it against the route files. */
export interface Call {
  readonly method: "get" | "post" | "put" | "patch" | "delete";
  /** Below /api/v1; what is in braces is the folder's name in brackets: `/documents/{documentId}/draft`. */
  readonly path: `/${string}`;
  /** One sentence: what it does, said of the call ("Makes a project and its owner's membership."). */
  readonly does: string;
  /** True where nobody has to be signed in. */
  readonly open?: true;
  readonly query?: z.ZodObject;
  /** The JSON body. */
  readonly body?: z.ZodType;
  /** The multipart body that may be sent instead of JSON: `file` is added to these. */
  readonly upload?: z.ZodObject;
  /** What it answers with when it goes well, by status: a shape, or "none", or the media types of a file or stream. */
  readonly answers: Readonly<Record<number, z.ZodType | "none" | readonly string[]>>;
  /** Problems beyond those that any call can have (400, 401, 403, 404, 413, 422, 500): 409 with another shape than Problem. */
  readonly conflict?: z.ZodType;
}
