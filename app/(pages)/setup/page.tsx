import { redirect } from "next/navigation";
import { isEmptyInstance } from "@/lib/db/people/accounts";
import { pageWords } from "@/lib/server/words";
import { SendWords } from "../../_words/send-words";
import { Sheet } from "../_frame/sheet";
import { SetupForm } from "./setup-form";

export default async function Setup() {
  if (!(await isEmptyInstance())) redirect("/sign-in");
  const say = await pageWords();
  return (
    <SendWords areas={["start"]}>
      <Sheet person="" title={say("start.setup.title")} lead={say("start.setup.lead")}>
        <SetupForm />
      </Sheet>
    </SendWords>
  );
}
