/** Several people on one row at the same moment: one winner for each revision, and no approval of a text that was not seen. */
import { randomUUID } from "node:crypto";
import type { History, Segment } from "../../lib/wire/segments";
import { listAll } from "../bench/book";
import { addTranslators, type Caller } from "../bench/instance";
import { inHouse } from "./frame";
import { atLeast, figure, none, type Trial } from "./trial";
import { makeDocument, put } from "./writers";

export const oneSegment: Trial = {
  name: "one-segment",
  does: "two to ten people save one row from the same revision at the same moment",
  rounds: 1_000,
  quick: 40,
  onBoth: false,
  run: ({ on, rounds }) =>
    inHouse({ on }, async (_, owner) => {
      const documentId = await makeDocument(owner, 3);
      const [row] = await listAll(owner, documentId);
      if (!row) throw new RangeError("no row");
      let { revision } = row;
      let winners = 0;
      let notOne = 0;
      let refusedTexts = 0;
      let notShown = 0;
      const stored: string[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const people = 2 + (round % 9);
        const edits = Array.from({ length: people }, (_, number) => ({
          baseRevision: revision,
          text: `${"abcdefghij"[number]}${round}`,
          operationId: randomUUID(),
        }));
        const answers = await Promise.all(edits.map((edit) => put(owner, row.id, edit)));
        const won = answers.flatMap((answer, at) =>
          answer.saved ? [{ ...answer.saved, text: edits[at]!.text }] : [],
        );
        winners += won.length;
        if (won.length !== 1 || won[0]?.merged) notOne += 1;
        const winner = won[0];
        if (!winner) continue;
        stored.push(winner.text);
        revision = winner.revision;
        for (const answer of answers) {
          if (answer.saved) continue;
          refusedTexts += 1;
          const shown = answer.status === 409 ? JSON.parse(answer.said).current : undefined;
          if (shown?.text !== winner.text || shown.revision !== winner.revision) notShown += 1;
        }
      }
      const { versions } = await owner.call<History>("GET", `/segments/${row.id}/history?limit=200`);
      const newest = stored.slice(-versions.length).reverse();
      return [
        figure("rounds", rounds),
        figure("winners", winners),
        none("rounds with none or more than one", notOne),
        figure("texts refused", refusedTexts),
        none("refused without the winner's text being shown", notShown),
        none(
          "rows of the history that are not the winners",
          newest.filter((text, at) => versions[at]?.text !== text).length,
        ),
      ];
    }),
};

export const approveAgainstSave: Trial = {
  name: "approve-against-save",
  does: "a reviewer approves what they read while its translator saves another text",
  rounds: 1_000,
  quick: 40,
  onBoth: false,
  run: ({ on, rounds }) =>
    inHouse({ on }, async (house, owner) => {
      const documentId = await makeDocument(owner, 3);
      const { projectId } = await owner.call<{ projectId: string }>("GET", `/documents/${documentId}`);
      const instance = {
        url: house.url,
        owner,
        databaseUrl: house.databaseUrl,
        cookies: [],
        stop: async () => {},
      };
      const [translator] = await addTranslators(instance, projectId, 1);
      if (!translator) throw new RangeError("no translator");
      const [row] = await listAll(owner, documentId);
      if (!row) throw new RangeError("no row");
      const read = async (): Promise<Segment> => (await listAll(owner, documentId))[0]!;
      let approved = 0;
      let refused = 0;
      let unseen = 0;
      let other = "";
      let { revision } = row;
      for (let round = 0; round < rounds; round += 1) {
        const text = `The text that the reviewer reads, number ${round}.`;
        const first = await put(translator, row.id, {
          baseRevision: revision,
          text,
          operationId: randomUUID(),
        });
        if (!first.saved) throw new Error(`The first save was answered ${first.status}: ${first.said}`);
        const confirmed = await post(translator, `/segments/${row.id}/confirm`, {
          revision: first.saved.revision,
        });
        if (confirmed.status !== 200) throw new Error(`Confirming was answered ${confirmed.status}`);
        const seen = confirmed.body.revision as number;
        const late = { baseRevision: seen, text: `${text} And an afterthought.`, operationId: randomUUID() };
        const [approval, save] = await Promise.all([
          post(owner, `/segments/${row.id}/approve`, { revision: seen }),
          put(translator, row.id, late),
        ]);
        if (!save.saved) other = `a save was answered ${save.status}: ${save.said.slice(0, 200)}`;
        if (approval.status === 200) approved += 1;
        else if (approval.status === 409) refused += 1;
        else other = `an approval was answered ${approval.status}`;
        const now = await read();
        revision = now.revision;
        if (now.target !== late.text || now.state === "reviewed" || now.state === "final") unseen += 1;
        const { versions } = await owner.call<History>("GET", `/segments/${row.id}/history?limit=200`);
        const stands = versions.find(({ id }) => id === now.approvedId);
        if (approval.status === 200 && stands && stands.text !== text) unseen += 1;
      }
      return [
        figure("rounds", rounds),
        figure("approved, then edited and back to Translated", approved),
        figure("refused, because the text was another by then", refused),
        atLeast("rounds that ended one way or the other", approved + refused, rounds),
        none("approvals that stand on an unseen text", unseen),
        none("other answers", other === "" ? 0 : 1, other),
      ];
    }),
};

async function post(caller: Caller, path: string, data: unknown) {
  const response = await fetch(`${caller.url}/api/v1${path}`, {
    method: "POST",
    headers: { ...caller.headers, "content-type": "application/json" },
    body: JSON.stringify(data),
  });
  return { status: response.status, body: await response.json() };
}
