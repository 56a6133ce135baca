import { findMe } from "@/lib/db/people/accounts";
import { listTokens } from "@/lib/db/people/tokens";
import { gated } from "../_frame/gated";
import { More, pageFrom } from "../_frame/more";
import { KeptTexts } from "./kept-texts";
import { PasswordForm } from "./password-form";
import { Tokens } from "./tokens";

export default gated("/account", async ({ somebody, search }) => {
  const [me, { tokens, next }] = await Promise.all([
    findMe(somebody),
    listTokens(somebody, pageFrom(search)),
  ]);
  return {
    title: "Account",
    children: (
      <div className="flex max-w-2xl flex-col gap-10">
        <section aria-labelledby="you">
          <h2 id="you" className="mb-2 text-lg">
            You
          </h2>
          <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 text-sm">
            <dt className="text-soft">Name</dt>
            <dd className="break-words">{me.name}</dd>
            <dt className="text-soft">E-mail</dt>
            <dd className="break-all">{me.email}</dd>
            <dt className="text-soft">User name</dt>
            <dd>{me.username ?? <span className="text-soft">none</span>}</dd>
            {me.isAdmin && (
              <>
                <dt className="text-soft">Rights</dt>
                <dd>Administrator of this Duizhao</dd>
              </>
            )}
          </dl>
        </section>
        <section aria-labelledby="unsent">
          <h2 id="unsent" className="mb-1 text-lg">
            Typed here and not stored yet
          </h2>
          <KeptTexts userId={me.id} />
        </section>
        <section aria-labelledby="password">
          <h2 id="password" className="mb-1 text-lg">
            Password
          </h2>
          <PasswordForm />
        </section>
        <section aria-labelledby="tokens">
          <h2 id="tokens" className="mb-1 text-lg">
            API tokens
          </h2>
          <Tokens tokens={tokens} />
          <More next={next} />
        </section>
      </div>
    ),
  };
});
