/** Words that every page has: states, roles, the frame around a page, buttons that all dialogs share. */
export const ui = {
  "failed.lead":
    "This page could not be shown. That is our mistake, not yours: what was saved is safe, and what you typed in the editor waits on this machine. Try again; if it happens again, tell whoever runs this Duizhao.",
  "failed.lead-number":
    "This page could not be shown. That is our mistake, not yours: what was saved is safe, and what you typed in the editor waits on this machine. Try again; if it happens again, tell whoever runs this Duizhao the number {number}.",
  "failed.title": "Something went wrong",
  "just-now": "just now",
  "language.choose": "Language of the interface",
  "not-found.lead":
    "There is nothing at this address, or it is in a project that you are not a member of. Nothing of yours is lost. Check the address, or ask the owner of the project to invite you.",
  "not-found.title": "Not found",
  "not-found.unsent":
    "What you typed there and was not stored yet waits in this browser: <link>see and copy it</link>.",
  "progress.label": "{label}: {states}",
  "progress.none": "no rows",
  "progress.state": "{count, number} {state}",
  "state.aligned": "Aligned",
  "state.draft": "Draft",
  "state.final": "Final",
  "state.omitted": "Omitted",
  "state.rejected": "Changes requested",
  "state.reviewed": "Approved",
  "state.translated": "Translated",
  "state.untranslated": "Untranslated",
  "to-projects": "To the projects",
  "try-again": "Try again",
} as const;
