/**
 * A small real bilingual text for working on the code, brought in through our own importer:
 *
 *     DATABASE_URL=… SEED_PASSWORD=… node --conditions=react-server --import tsx prisma/seed.ts
 *
 * Makes what the first visit makes (administrator seed@example.org, user name "seed") and exits 1 when it cannot.
 */
import { database } from "../lib/db/client";
import { sayIn } from "../lib/messages/catalogue";
import { setUp } from "../lib/server/auth/set-up";
import { ProblemError, problemInWords } from "../lib/server/http/problem";

const password = process.env.SEED_PASSWORD ?? "";

try {
  if (password.length < 10) throw new Error("Set SEED_PASSWORD to a password of 10 characters or more.");
  const made = await setUp({ name: "Seed", email: "seed@example.org", username: "seed", password });
  process.stdout.write(`${made.documentId}\n`);
} catch (error) {
  process.stderr.write(
    `${error instanceof ProblemError ? problemInWords(error.problem, sayIn("en")).detail : error}\n`,
  );
  process.exitCode = 1;
} finally {
  await database().$disconnect();
}
