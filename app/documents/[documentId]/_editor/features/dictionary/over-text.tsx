"use client";

import { useKeptSelections } from "../terms/selected";
import { AtPointer } from "./at-pointer";
import { SelectedChinese } from "./selected-chinese";

/** What stands over the Chinese for a moment: the dictionary at the pointer, and what can be done with selected words. */
export function OverText() {
  useKeptSelections();
  return (
    <>
      <AtPointer />
      <SelectedChinese />
    </>
  );
}
