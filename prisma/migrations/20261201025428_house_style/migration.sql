-- CreateTable
CREATE TABLE "ProjectStyle" (
    "projectId" TEXT NOT NULL,
    "style" JSONB NOT NULL,
    "setById" TEXT NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProjectStyle_pkey" PRIMARY KEY ("projectId")
);

-- CreateTable
CREATE TABLE "OwnPattern" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "pattern" TEXT NOT NULL,
    "isCaseSensitive" BOOLEAN NOT NULL,
    "message" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnById" TEXT,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "OwnPattern_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "OwnPattern_projectId_idx" ON "OwnPattern"("projectId");
