import { findMe } from "@/lib/db/people/accounts";
import { handler } from "@/lib/server/http/handler";

export const GET = handler({}, ({ somebody }) => findMe(somebody));
