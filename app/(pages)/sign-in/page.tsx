import { redirect } from "next/navigation";
import { isEmptyInstance } from "@/lib/db/people/accounts";
import { somebodyOrNull } from "@/lib/server/auth/session";
import { pageWords } from "@/lib/server/words";
import { SendWords } from "../../_words/send-words";
import { inside } from "../_frame/inside";
import { Sheet } from "../_frame/sheet";
import { SignInForm } from "./sign-in-form";

export default async function SignIn({
  searchParams,
}: {
  readonly searchParams: Promise<{ readonly next?: string | string[] }>;
}) {
  const next = inside((await searchParams).next);
  if (await isEmptyInstance()) redirect("/setup");
  if (await somebodyOrNull()) redirect(next);
  const say = await pageWords();
  return (
    <SendWords areas={["start"]}>
      <Sheet title={say("start.sign-in.title")} person="" lead={say("start.sign-in.lead")}>
        <SignInForm next={next} />
      </Sheet>
    </SendWords>
  );
}
