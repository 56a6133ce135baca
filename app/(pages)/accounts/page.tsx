import { listAccounts } from "@/lib/db/people/administer";
import { requireAdministrator } from "@/lib/server/gate";
import { gated } from "../_frame/gated";
import { More, pageFrom } from "../_frame/more";
import { AccountRow } from "./account-row";

export default gated("/accounts", async ({ somebody, say, search }) => {
  const { accounts, next } = await listAccounts(requireAdministrator(somebody), pageFrom(search));
  return {
    title: say("account.all"),
    areas: ["account"],
    children: (
      <>
        <p className="mb-4 max-w-2xl text-sm text-soft">{say("account.all.lead")}</p>
        <ul className="border-t border-line" aria-label={say("account.all")}>
          {accounts.map((account) => (
            <AccountRow key={account.id} account={account} isMe={account.id === somebody.userId} />
          ))}
        </ul>
        <More next={next} />
      </>
    ),
  };
});
