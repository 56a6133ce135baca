import Link from "next/link";
import { findMe } from "@/lib/db/people/accounts";
import { listTokens } from "@/lib/db/people/tokens";
import { gated } from "../_frame/gated";
import { More, pageFrom } from "../_frame/more";
import { KeptTexts } from "./kept-texts";
import { PasswordForm } from "./password-form";
import { TextSizes } from "./text-sizes";
import { Tokens } from "./tokens";

export default gated("/account", async ({ somebody, say, search }) => {
  const [me, { tokens, next }] = await Promise.all([
    findMe(somebody),
    listTokens(somebody, pageFrom(search)),
  ]);
  return {
    title: say("account.title"),
    areas: ["account"],
    children: (
      <div className="flex max-w-2xl flex-col gap-10">
        <section aria-labelledby="you">
          <h2 id="you" className="mb-2 text-lg">
            {say("account.yourself")}
          </h2>
          <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 text-sm">
            <dt className="text-soft">{say("account.name")}</dt>
            <dd className="break-words">{me.name}</dd>
            <dt className="text-soft">{say("account.email")}</dt>
            <dd className="break-all">{me.email}</dd>
            <dt className="text-soft">{say("account.username")}</dt>
            <dd>{me.username ?? <span className="text-soft">{say("account.no-username")}</span>}</dd>
            {me.isAdmin && (
              <>
                <dt className="text-soft">{say("account.rights")}</dt>
                <dd>{say("account.admin")}</dd>
              </>
            )}
          </dl>
        </section>
        <section aria-labelledby="reading">
          <h2 id="reading" className="mb-2 text-lg">
            {say("account.reading")}
          </h2>
          <TextSizes size={me.textSize} />
          <p className="mt-4 text-sm">
            <Link href="/account/keys" className="link">
              {say("account.keys.change")}
            </Link>
          </p>
        </section>
        <section aria-labelledby="unsent">
          <h2 id="unsent" className="mb-1 text-lg">
            {say("account.unsent")}
          </h2>
          <KeptTexts userId={me.id} />
        </section>
        <section aria-labelledby="password">
          <h2 id="password" className="mb-1 text-lg">
            {say("account.password")}
          </h2>
          <PasswordForm />
        </section>
        <section aria-labelledby="tokens">
          <h2 id="tokens" className="mb-1 text-lg">
            {say("account.tokens")}
          </h2>
          <Tokens tokens={tokens} />
          <More next={next} />
        </section>
      </div>
    ),
  };
});
