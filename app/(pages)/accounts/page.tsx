import { listAccounts } from "@/lib/db/people/administer";
import { requireAdministrator } from "@/lib/server/gate";
import { gated } from "../_frame/gated";
import { More, pageFrom } from "../_frame/more";
import { AccountRow } from "./account-row";

export default gated("/accounts", async ({ somebody, search }) => {
  const { accounts, next } = await listAccounts(requireAdministrator(somebody), pageFrom(search));
  return {
    title: "Accounts",
    children: (
      <>
        <p className="mb-4 max-w-2xl text-sm text-soft">
          Everybody who can sign in to this Duizhao. Who is in which project, and as what, is decided by the
          owners of each project. New people come by an invitation to a project.
        </p>
        <ul className="border-t border-line" aria-label="Accounts">
          {accounts.map((account) => (
            <AccountRow key={account.id} account={account} isMe={account.id === somebody.userId} />
          ))}
        </ul>
        <More next={next} />
      </>
    ),
  };
});
