import { defineConfig } from "prisma/config";

export default defineConfig({
  schema: "schema",
  migrations: { path: "migrations" },
  // Only `prisma migrate` reads this, where its engine can be had; generating the client needs no database.
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://localhost/duizhao" },
});
