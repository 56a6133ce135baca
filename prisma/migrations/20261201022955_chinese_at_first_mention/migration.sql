-- The project's style of first mention: Ren Zhengfei, or Ren Zhengfei (任正非).
ALTER TABLE "Project" ADD COLUMN "firstNameHasChinese" BOOLEAN NOT NULL DEFAULT false;
