"use client";

import { useRouter } from "next/navigation";
import { SignInFields } from "../_frame/sign-in-fields";

/** `next` is where they wanted to go. */
export function SignInForm({ next }: { readonly next: string }) {
  const router = useRouter();
  return (
    <SignInFields
      done={() => {
        router.push(next);
        router.refresh();
      }}
    />
  );
}
