-- What an export that ran as a job has made, until it is fetched and for a day: in the database, because the process that
-- is asked for it may be another one, on another machine, than the one that made it.
CREATE TABLE "JobFile" (
    "jobId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "mediaType" TEXT NOT NULL,
    "disposition" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "JobFile_pkey" PRIMARY KEY ("jobId")
);

-- The sweep asks for the old ones.
CREATE INDEX "JobFile_createdAt_idx" ON "JobFile"("createdAt");

ALTER TABLE "JobFile" ADD CONSTRAINT "JobFile_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "Job"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Its bytes are compressed already, or as good as: PostgreSQL need not try.
ALTER TABLE "JobFile" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
