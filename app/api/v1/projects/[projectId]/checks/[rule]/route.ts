import { listRules, setRule } from "@/lib/db/findings/rules";
import { SHOWN_RULES } from "@/lib/server/findings/rules";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { missing } from "@/lib/server/http/problem";
import { RuleParams, SetRule } from "@/lib/wire/findings";

export const PUT = handler({ params: RuleParams, body: SetRule }, async ({ params, body, somebody }) => {
  const scope = await requireProject(somebody, params.projectId, "manage");
  if (!SHOWN_RULES.includes(params.rule)) throw missing("rule");
  await setRule(scope, params.rule, body, new Date());
  const reading = await requireProject(somebody, params.projectId, "read-source");
  return { rules: await listRules(reading, SHOWN_RULES) };
});
