import { redirect } from "next/navigation";
import { isEmptyInstance } from "@/lib/db/people/accounts";
import { somebodyOrNull } from "@/lib/server/auth/session";
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
  return (
    <Sheet
      title="Sign in"
      person=""
      lead="No account? People come in by a link from the owner of a project. A lost password is set anew by whoever runs this Duizhao."
    >
      <SignInForm next={next} />
    </Sheet>
  );
}
