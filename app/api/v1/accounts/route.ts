import { listAccounts } from "@/lib/db/people/administer";
import { requireAdministrator } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { Page } from "@/lib/wire/text";

export const GET = handler({ query: Page }, async ({ query, somebody }) =>
  listAccounts(requireAdministrator(somebody), query),
);
