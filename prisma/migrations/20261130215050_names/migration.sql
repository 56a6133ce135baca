-- CreateTable
CREATE TABLE "Name" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "zh" TEXT NOT NULL,
    "aliases" TEXT[],
    "first" TEXT NOT NULL,
    "later" TEXT NOT NULL DEFAULT '',
    "allowed" TEXT[],
    "surnameFirst" BOOLEAN,
    "note" TEXT NOT NULL DEFAULT '',
    "setById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Name_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Name_projectId_zh_key" ON "Name"("projectId", "zh");
