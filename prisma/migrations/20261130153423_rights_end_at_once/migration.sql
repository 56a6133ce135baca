-- An account can be disabled; browsers and addresses from which somebody signed in are known.
ALTER TABLE "User" ADD COLUMN "disabledAt" TIMESTAMPTZ(3);

CREATE TABLE "KnownPlace" (
    "userId" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "KnownPlace_pkey" PRIMARY KEY ("userId","hash")
);
CREATE INDEX "KnownPlace_seenAt_idx" ON "KnownPlace"("seenAt");
ALTER TABLE "KnownPlace" ADD CONSTRAINT "KnownPlace_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whatever takes a right away tells every app process in the same transaction, by the channel of lib/db/events.ts: open
-- streams ask the gate again. Triggers, because better-auth and people at the database's own prompt write here, too.
CREATE FUNCTION tell_rights() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('duizhao', json_build_object('rights', json_build_object(TG_ARGV[0], to_jsonb(OLD) -> TG_ARGV[1]))::text);
  RETURN NULL;
END $$;
CREATE TRIGGER "Membership_ended" AFTER DELETE ON "Membership" FOR EACH ROW EXECUTE FUNCTION tell_rights('userId', 'userId');
CREATE TRIGGER "Membership_changed" AFTER UPDATE ON "Membership" FOR EACH ROW
  WHEN (OLD."role" IS DISTINCT FROM NEW."role") EXECUTE FUNCTION tell_rights('userId', 'userId');
CREATE TRIGGER "Session_ended" AFTER DELETE ON "Session" FOR EACH ROW EXECUTE FUNCTION tell_rights('userId', 'userId');
CREATE TRIGGER "Session_changed" AFTER UPDATE ON "Session" FOR EACH ROW
  WHEN (NEW."expiresAt" < OLD."expiresAt") EXECUTE FUNCTION tell_rights('userId', 'userId');
CREATE TRIGGER "ApiToken_ended" AFTER DELETE ON "ApiToken" FOR EACH ROW EXECUTE FUNCTION tell_rights('userId', 'userId');
CREATE TRIGGER "ApiToken_revoked" AFTER UPDATE ON "ApiToken" FOR EACH ROW
  WHEN (OLD."revokedAt" IS NULL AND NEW."revokedAt" IS NOT NULL) EXECUTE FUNCTION tell_rights('userId', 'userId');
CREATE TRIGGER "User_disabled" AFTER UPDATE ON "User" FOR EACH ROW
  WHEN (OLD."disabledAt" IS DISTINCT FROM NEW."disabledAt") EXECUTE FUNCTION tell_rights('userId', 'id');
CREATE TRIGGER "Project_deleted" AFTER UPDATE ON "Project" FOR EACH ROW
  WHEN (OLD."deletedAt" IS DISTINCT FROM NEW."deletedAt") EXECUTE FUNCTION tell_rights('projectId', 'id');
CREATE TRIGGER "Document_deleted" AFTER UPDATE ON "Document" FOR EACH ROW
  WHEN (OLD."deletedAt" IS DISTINCT FROM NEW."deletedAt") EXECUTE FUNCTION tell_rights('projectId', 'projectId');

-- Who stops being an owner takes their waiting invitations along.
CREATE FUNCTION invitations_fall() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Invitation" SET "revokedAt" = now()
    WHERE "projectId" = OLD."projectId" AND "createdById" = OLD."userId" AND "acceptedAt" IS NULL AND "revokedAt" IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER "Membership_ended_invitations_fall" AFTER DELETE ON "Membership" FOR EACH ROW
  WHEN (OLD."role" = 'owner') EXECUTE FUNCTION invitations_fall();
CREATE TRIGGER "Membership_changed_invitations_fall" AFTER UPDATE ON "Membership" FOR EACH ROW
  WHEN (OLD."role" = 'owner' AND NEW."role" <> 'owner') EXECUTE FUNCTION invitations_fall();
-- So do invitations made before this rule, by people who are no owners any more.
UPDATE "Invitation" i SET "revokedAt" = now() WHERE i."acceptedAt" IS NULL AND i."revokedAt" IS NULL AND NOT EXISTS (
  SELECT FROM "Membership" m WHERE m."projectId" = i."projectId" AND m."userId" = i."createdById" AND m."role" = 'owner');

-- No session and no token begins for a disabled account, however close to each other the two happen: the lock waits for
-- whoever is disabling it.
CREATE FUNCTION account_is_enabled() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE disabled TIMESTAMPTZ;
BEGIN
  SELECT "disabledAt" INTO disabled FROM "User" WHERE "id" = NEW."userId" FOR SHARE;
  IF disabled IS NOT NULL THEN
    RAISE EXCEPTION 'The account % is disabled', NEW."userId" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Session_of_enabled" BEFORE INSERT ON "Session" FOR EACH ROW EXECUTE FUNCTION account_is_enabled();
CREATE TRIGGER "ApiToken_of_enabled" BEFORE INSERT ON "ApiToken" FOR EACH ROW
  WHEN (NEW."revokedAt" IS NULL) EXECUTE FUNCTION account_is_enabled();
