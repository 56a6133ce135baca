/** "Ctrl+Alt+ArrowUp" as it is shown: "Ctrl+Alt+↑". */
export function shownKey(key: string): string {
  return key
    .replace("ArrowUp", "↑")
    .replace("ArrowDown", "↓")
    .replace("ArrowLeft", "←")
    .replace("ArrowRight", "→")
    .replace("Escape", "Esc")
    .replace("Insert", "Ins");
}
