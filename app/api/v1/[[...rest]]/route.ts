import { answering } from "@/lib/server/http/handler";
import { missing } from "@/lib/server/http/problem";

/** An address below /api/v1 that is no call of ours, asked in whatever way. */
const nothing = answering(async () => {
  throw missing("address");
});

export {
  nothing as DELETE,
  nothing as GET,
  nothing as HEAD,
  nothing as OPTIONS,
  nothing as PATCH,
  nothing as POST,
  nothing as PUT,
};
