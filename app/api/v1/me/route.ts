import { findMe, saveChoices } from "@/lib/db/people/accounts";
import { handler } from "@/lib/server/http/handler";
import { MeChange } from "@/lib/wire/people";

export const GET = handler({}, ({ somebody }) => findMe(somebody));

export const PATCH = handler({ body: MeChange }, ({ body, somebody }) => saveChoices(somebody, body));
