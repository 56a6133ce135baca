import { later } from "@/app/_ui/later";

/** What keeps the findings true to the text, and walks and mends them: fetched once the editor stands. */
export const CHECKS = later(async () => {
  const [{ follow }, { actOnFindings }] = await Promise.all([
    import("./follow"),
    import("./act-on-findings"),
  ]);
  return { follow, actOnFindings };
});
