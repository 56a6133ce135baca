"use client";

import { createContext, useContext } from "react";
import type { Document } from "@/lib/wire/documents";

/** In which characters the document is written: `lang` of everything that shows its Chinese, so that it gets their shapes. */
export const ChineseContext = createContext<Document["language"]>("zh-Hans");

export function useChinese(): Document["language"] {
  return useContext(ChineseContext);
}
