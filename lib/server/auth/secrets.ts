import "server-only";

import { createHash, randomBytes } from "node:crypto";

/** Tokens and invitations are 256 random bits that are shown once. Kept is their SHA-256: one round, for they cannot be guessed. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** A token begins with what it is, so that people and secret scanners know one when they see it. */
export function makeToken(): { secret: string; hash: string; prefix: string } {
  const secret = `dz_${randomBytes(32).toString("base64url")}`;
  return { secret, hash: hashSecret(secret), prefix: secret.slice(0, 8) };
}

export const INVITATION_LASTS_MS = 14 * 24 * 60 * 60 * 1000;

export function makeInvitationSecret(): { secret: string; hash: string } {
  const secret = randomBytes(32).toString("base64url");
  return { secret, hash: hashSecret(secret) };
}
