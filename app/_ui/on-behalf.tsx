"use client";

import { useLayoutEffect } from "react";
import { askAs } from "../_api/front-door";

/** Says by whom the page was opened, before anything on it asks the front door; "" for nobody. */
export function OnBehalf({ person }: { readonly person: string }) {
  useLayoutEffect(() => askAs(person), [person]);
  return null;
}
