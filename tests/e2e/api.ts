import { type APIRequestContext, expect } from "@playwright/test";
import type { History, Segment, SegmentList, StructureChanged } from "@/lib/wire/segments";

/** The front door as a program uses it: JSON and a token. Every call says which status it must answer. */
export class Api {
  constructor(
    readonly request: APIRequestContext,
    readonly token: string,
  ) {}

  async call<Body = unknown>(method: string, path: string, data?: unknown, status = 200): Promise<Body> {
    const answer = await this.request.fetch(`/api/v1${path}`, {
      method,
      // A busy machine is slow, not wrong: wait for imports rather than be told 202.
      headers: { authorization: `Bearer ${this.token}`, prefer: "wait=60" },
      ...(data === undefined ? {} : { data }),
    });
    expect(answer.status(), `${method} ${path}: ${(await answer.text()).slice(0, 500)}`).toBe(status);
    return (await answer.json()) as Body;
  }

  async rows(documentId: string): Promise<readonly Segment[]> {
    return (await this.call<SegmentList>("GET", `/documents/${documentId}/segments?limit=2000`)).segments;
  }

  /** Row 1 is the first. */
  async row(documentId: string, number: number): Promise<Segment> {
    const row = (await this.rows(documentId))[number - 1];
    if (!row) throw new RangeError(`${documentId} has no row ${number}`);
    return row;
  }

  async confirm(documentId: string, ...numbers: readonly number[]): Promise<void> {
    for (const number of numbers) await this.judge("confirm", documentId, number);
  }

  async approve(documentId: string, ...numbers: readonly number[]): Promise<void> {
    for (const number of numbers) await this.judge("approve", documentId, number);
  }

  private async judge(verb: "confirm" | "approve", documentId: string, number: number): Promise<void> {
    const { id, revision } = await this.row(documentId, number);
    await this.call("POST", `/segments/${id}/${verb}`, { revision });
  }

  async write(documentId: string, number: number, text: string): Promise<void> {
    const { id, revision } = await this.row(documentId, number);
    await this.call("PUT", `/segments/${id}/target`, {
      baseRevision: revision,
      text,
      operationId: crypto.randomUUID(),
    });
  }

  history(segmentId: string): Promise<History> {
    return this.call<History>("GET", `/segments/${segmentId}/history`);
  }

  restructure(segmentId: string, verb: string, data: object): Promise<StructureChanged> {
    return this.call<StructureChanged>("POST", `/segments/${segmentId}/${verb}`, data);
  }
}
