-- CreateEnum
CREATE TYPE "ParagraphKind" AS ENUM ('title', 'heading', 'turn', 'text', 'list-item', 'quote', 'caption', 'note', 'table-cell', 'chrome', 'insert');

-- CreateEnum
CREATE TYPE "InlineMarkup" AS ENUM ('plain', 'markdown');

-- CreateEnum
CREATE TYPE "JobState" AS ENUM ('queued', 'running', 'done', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('owner', 'translator', 'reviewer', 'proofreader', 'viewer');

-- CreateEnum
CREATE TYPE "SegmentState" AS ENUM ('initial', 'translated', 'reviewed', 'final');

-- CreateEnum
CREATE TYPE "SegmentSubState" AS ENUM ('draft', 'aligned', 'rejected', 'omitted');

-- CreateEnum
CREATE TYPE "TranslationOrigin" AS ENUM ('typed', 'aligned', 'review', 'restored', 'structure', 'suggestion');

-- CreateEnum
CREATE TYPE "Verdict" AS ENUM ('approved', 'rejected', 'finalized');

-- CreateEnum
CREATE TYPE "SuggestionOrigin" AS ENUM ('draft', 'person');

-- CreateEnum
CREATE TYPE "SuggestionState" AS ENUM ('open', 'accepted', 'dismissed');

-- CreateTable
CREATE TABLE "Document" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "leading" TEXT NOT NULL,
    "inline" "InlineMarkup" NOT NULL DEFAULT 'plain',
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Original" (
    "documentId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "encoding" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Original_pkey" PRIMARY KEY ("documentId")
);

-- CreateTable
CREATE TABLE "Paragraph" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "position" DOUBLE PRECISION NOT NULL,
    "kind" "ParagraphKind" NOT NULL,
    "level" INTEGER,
    "speaker" TEXT,
    "bodyStart" INTEGER NOT NULL DEFAULT 0,
    "text" TEXT NOT NULL,
    "separator" TEXT NOT NULL,
    "characters" INTEGER NOT NULL,
    "proposal" JSONB,
    "segmentId" TEXT,
    "setAsideReason" TEXT,
    "setAsideById" TEXT,
    "setAsideAt" TIMESTAMPTZ(3),
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Paragraph_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Draft" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "encoding" TEXT,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Job" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "documentId" TEXT,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" "JobState" NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "input" JSONB NOT NULL,
    "bytes" BYTEA,
    "result" JSONB,
    "problem" JSONB,
    "cancelRequested" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Event" (
    "id" BIGSERIAL NOT NULL,
    "projectId" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Presence" (
    "documentId" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "segmentId" TEXT,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Presence_pkey" PRIMARY KEY ("documentId","clientId")
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "username" TEXT,
    "displayUsername" TEXT,
    "isAdmin" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "userId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" TIMESTAMPTZ(3),
    "refreshTokenExpiresAt" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "lastRequest" BIGINT NOT NULL,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Project" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "allowOwnApproval" BOOLEAN NOT NULL DEFAULT false,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "projectId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("projectId","userId")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "hash" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "acceptedById" TEXT,
    "acceptedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Segment" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "rank" DOUBLE PRECISION NOT NULL,
    "state" "SegmentState" NOT NULL DEFAULT 'initial',
    "subState" "SegmentSubState",
    "revision" INTEGER NOT NULL DEFAULT 0,
    "currentId" TEXT,
    "approvedId" TEXT,
    "confirmedById" TEXT,
    "omittedReason" TEXT,
    "updatedById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Segment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Translation" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "segmentId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "words" INTEGER NOT NULL,
    "origin" "TranslationOrigin" NOT NULL,
    "authorId" TEXT NOT NULL,
    "writerId" TEXT,
    "revision" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Translation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reversion" (
    "segmentId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "projectId" TEXT NOT NULL,
    "translationId" TEXT,

    CONSTRAINT "Reversion_pkey" PRIMARY KEY ("segmentId","revision")
);

-- CreateTable
CREATE TABLE "Review" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "segmentId" TEXT NOT NULL,
    "translationId" TEXT NOT NULL,
    "reviewerId" TEXT NOT NULL,
    "verdict" "Verdict" NOT NULL,
    "reason" TEXT,
    "comment" TEXT NOT NULL DEFAULT '',
    "ownWork" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Change" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "undoes" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Operation" (
    "userId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "response" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Operation_pkey" PRIMARY KEY ("userId","id")
);

-- CreateTable
CREATE TABLE "Comment" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "segmentId" TEXT NOT NULL,
    "rootId" TEXT,
    "authorId" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "anchor" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "editedAt" TIMESTAMPTZ(3),
    "resolvedById" TEXT,
    "resolvedAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Suggestion" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "segmentId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "origin" "SuggestionOrigin" NOT NULL,
    "draftId" TEXT,
    "authorId" TEXT NOT NULL,
    "state" "SuggestionState" NOT NULL DEFAULT 'open',
    "decidedById" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Suggestion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Document_projectId_idx" ON "Document"("projectId");

-- CreateIndex
CREATE INDEX "Paragraph_documentId_position_idx" ON "Paragraph"("documentId", "position");

-- CreateIndex
CREATE INDEX "Paragraph_segmentId_idx" ON "Paragraph"("segmentId");

-- CreateIndex
CREATE INDEX "Draft_documentId_idx" ON "Draft"("documentId");

-- CreateIndex
CREATE INDEX "Job_projectId_createdAt_idx" ON "Job"("projectId", "createdAt");

-- CreateIndex
CREATE INDEX "Event_documentId_id_idx" ON "Event"("documentId", "id");

-- CreateIndex
CREATE INDEX "Event_createdAt_idx" ON "Event"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "User_username_key" ON "User"("username");

-- CreateIndex
CREATE UNIQUE INDEX "Session_token_key" ON "Session"("token");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Account_userId_idx" ON "Account"("userId");

-- CreateIndex
CREATE INDEX "Verification_identifier_idx" ON "Verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "RateLimit_key_key" ON "RateLimit"("key");

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_hash_key" ON "ApiToken"("hash");

-- CreateIndex
CREATE INDEX "ApiToken_userId_idx" ON "ApiToken"("userId");

-- CreateIndex
CREATE INDEX "Membership_userId_idx" ON "Membership"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_hash_key" ON "Invitation"("hash");

-- CreateIndex
CREATE INDEX "Invitation_projectId_idx" ON "Invitation"("projectId");

-- CreateIndex
CREATE UNIQUE INDEX "Segment_currentId_key" ON "Segment"("currentId");

-- CreateIndex
CREATE INDEX "Segment_documentId_rank_id_idx" ON "Segment"("documentId", "rank", "id");

-- CreateIndex
CREATE INDEX "Segment_documentId_state_idx" ON "Segment"("documentId", "state");

-- CreateIndex
CREATE INDEX "Translation_segmentId_revision_idx" ON "Translation"("segmentId", "revision");

-- CreateIndex
CREATE INDEX "Review_segmentId_createdAt_idx" ON "Review"("segmentId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Change_undoes_key" ON "Change"("undoes");

-- CreateIndex
CREATE INDEX "Change_documentId_createdAt_idx" ON "Change"("documentId", "createdAt");

-- CreateIndex
CREATE INDEX "Operation_createdAt_idx" ON "Operation"("createdAt");

-- CreateIndex
CREATE INDEX "Comment_segmentId_createdAt_idx" ON "Comment"("segmentId", "createdAt");

-- CreateIndex
CREATE INDEX "Comment_documentId_idx" ON "Comment"("documentId");

-- CreateIndex
CREATE INDEX "Suggestion_segmentId_state_idx" ON "Suggestion"("segmentId", "state");

-- CreateIndex
CREATE INDEX "Suggestion_documentId_state_idx" ON "Suggestion"("documentId", "state");

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Original" ADD CONSTRAINT "Original_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Paragraph" ADD CONSTRAINT "Paragraph_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Paragraph" ADD CONSTRAINT "Paragraph_segmentId_fkey" FOREIGN KEY ("segmentId") REFERENCES "Segment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Segment" ADD CONSTRAINT "Segment_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Segment" ADD CONSTRAINT "Segment_currentId_fkey" FOREIGN KEY ("currentId") REFERENCES "Translation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Translation" ADD CONSTRAINT "Translation_segmentId_fkey" FOREIGN KEY ("segmentId") REFERENCES "Segment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reversion" ADD CONSTRAINT "Reversion_segmentId_fkey" FOREIGN KEY ("segmentId") REFERENCES "Segment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_segmentId_fkey" FOREIGN KEY ("segmentId") REFERENCES "Segment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_segmentId_fkey" FOREIGN KEY ("segmentId") REFERENCES "Segment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Suggestion" ADD CONSTRAINT "Suggestion_segmentId_fkey" FOREIGN KEY ("segmentId") REFERENCES "Segment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── By hand: what the schema language cannot say ─────────────────────────────────────────────────────────────────

-- Revisions count up from 0; a save names the one it was made from.
ALTER TABLE "Segment" ADD CONSTRAINT "Segment_revision_counts_up" CHECK ("revision" >= 0);

-- The states that the design knows, and no other pair: a state that the screen has no word for cannot be stored.
ALTER TABLE "Segment" ADD CONSTRAINT "Segment_state_has_a_name" CHECK (
  ("state" = 'initial' AND ("subState" IS NULL OR "subState" IN ('draft', 'aligned')))
  OR ("state" = 'translated' AND ("subState" IS NULL OR "subState" = 'rejected'))
  OR ("state" = 'reviewed' AND "subState" IS NULL)
  OR ("state" = 'final' AND ("subState" IS NULL OR "subState" = 'omitted'))
);

-- Nothing is left out without a reason.
ALTER TABLE "Segment" ADD CONSTRAINT "Segment_omission_has_a_reason" CHECK (
  "subState" IS DISTINCT FROM 'omitted' OR "omittedReason" IS NOT NULL
);

-- Every live paragraph is in exactly one segment, or set aside by somebody for a reason (invariant 3 of the design).
ALTER TABLE "Paragraph" ADD CONSTRAINT "Paragraph_is_worked_on_or_set_aside" CHECK (
  "retiredAt" IS NOT NULL OR ("segmentId" IS NULL) = ("setAsideReason" IS NOT NULL)
);
ALTER TABLE "Paragraph" ADD CONSTRAINT "Paragraph_set_aside_says_who_and_when" CHECK (
  ("setAsideReason" IS NULL) = ("setAsideById" IS NULL) AND ("setAsideReason" IS NULL) = ("setAsideAt" IS NULL)
);
ALTER TABLE "Paragraph" ADD CONSTRAINT "Paragraph_body_is_inside" CHECK ("bodyStart" >= 0 AND "characters" >= 0);

-- Addresses and user names are kept small, so that Li@x.org and li@x.org cannot be two people.
ALTER TABLE "User" ADD CONSTRAINT "User_email_is_small" CHECK ("email" = lower("email"));
ALTER TABLE "User" ADD CONSTRAINT "User_username_is_small" CHECK ("username" = lower("username"));

ALTER TABLE "Job" ADD CONSTRAINT "Job_counts" CHECK ("done" >= 0 AND "total" >= 0 AND "attempts" >= 0);

-- A segment's current and approved translations are its own. A trigger, not a foreign key, because Prisma's
-- comparison of schema and database would drop a key that the schema does not have.
CREATE FUNCTION segment_points_at_its_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM "Translation"
    WHERE "id" IN (NEW."currentId", NEW."approvedId") AND "segmentId" <> NEW."id"
  ) THEN
    RAISE EXCEPTION 'Segment % points at a translation of another segment', NEW."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Segment_points_at_its_own" BEFORE INSERT OR UPDATE OF "currentId", "approvedId" ON "Segment"
  FOR EACH ROW WHEN (NEW."currentId" IS NOT NULL OR NEW."approvedId" IS NOT NULL)
  EXECUTE FUNCTION segment_points_at_its_own();

-- What was imported, and what somebody wrote, is never changed (invariants 1, 2 and 4): not by a slip of ours either.
CREATE FUNCTION stays_as_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A row of % is never changed after it was written', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER "Original_stays" BEFORE UPDATE ON "Original" FOR EACH ROW EXECUTE FUNCTION stays_as_written();
CREATE TRIGGER "Draft_stays" BEFORE UPDATE ON "Draft" FOR EACH ROW EXECUTE FUNCTION stays_as_written();
CREATE TRIGGER "Translation_stays" BEFORE UPDATE ON "Translation" FOR EACH ROW EXECUTE FUNCTION stays_as_written();
CREATE TRIGGER "Paragraph_text_stays" BEFORE UPDATE ON "Paragraph" FOR EACH ROW
  WHEN (NEW."text" IS DISTINCT FROM OLD."text" OR NEW."separator" IS DISTINCT FROM OLD."separator")
  EXECUTE FUNCTION stays_as_written();

-- Live rows are asked for all the time, retired ones seldom: these indexes hold the live ones only.
CREATE INDEX "Segment_live" ON "Segment" ("documentId", "rank", "id") WHERE "retiredAt" IS NULL;
CREATE INDEX "Paragraph_live" ON "Paragraph" ("documentId", "position", "id") WHERE "retiredAt" IS NULL;
CREATE INDEX "Suggestion_open" ON "Suggestion" ("documentId", "segmentId") WHERE "state" = 'open';
CREATE INDEX "Comment_open_roots" ON "Comment" ("documentId", "segmentId")
  WHERE "rootId" IS NULL AND "resolvedAt" IS NULL AND "deletedAt" IS NULL;
-- The queue: jobs that wait or are worked on, oldest first. Ended ones are not in it, however many there are.
CREATE INDEX "Job_queue" ON "Job" ("createdAt") WHERE "state" IN ('queued', 'running');
