import { redirect } from "next/navigation";
import { isEmptyInstance } from "@/lib/db/people/accounts";
import { Sheet } from "../_frame/sheet";
import { SetupForm } from "./setup-form";

export default async function Setup() {
  if (!(await isEmptyInstance())) redirect("/sign-in");
  return (
    <Sheet
      person=""
      title="Welcome to Duizhao"
      lead="A workbench for translating long Chinese texts into English. You are the first one here, so you become its administrator. A sample text is ready to work on as soon as you are in."
    >
      <SetupForm />
    </Sheet>
  );
}
