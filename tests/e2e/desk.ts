import { expect, type Locator, type Page } from "@playwright/test";
import { words } from "./words";

/**
 * Waits until React has taken the page over: before, a press on a button does nothing and what is typed into a
 * field may be lost. React leaves its mark on every element that it has taken over.
 */
export async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const controls = [...document.querySelectorAll("button, input, textarea, select, a")];
    return (
      controls.length > 0 &&
      controls.every((control) => Object.keys(control).some((key) => key.startsWith("__reactProps$")))
    );
  });
}

/** The editor as a person sees it, by roles and names. Rows count from 1. */
export class Desk {
  constructor(readonly page: Page) {}

  static async open(page: Page, documentId: string, where = ""): Promise<Desk> {
    await page.goto(`/documents/${documentId}${where}`);
    await ready(page);
    return new Desk(page);
  }

  row(number: number): Locator {
    const parts = { row: number, isNote: "no", isLocked: "no", state: "", hasHead: "no", head: "" } as const;
    const begins = words()("editor.row.name", parts).trimEnd();
    return this.page.getByRole("row", { name: new RegExp(`^${begins}`) });
  }

  chinese(number: number): Locator {
    return this.row(number).getByRole("gridcell").first();
  }

  english(number: number): Locator {
    return this.row(number).getByRole("gridcell").last();
  }

  /** The number, and the state in a word for those who cannot see its shape. */
  gutter(number: number): Locator {
    return this.row(number).getByRole("rowheader");
  }

  /** The live field, which only the row in use has. */
  /** Where there is no Chinese, it says that it is a note. */
  field(number: number): Locator {
    return this.page.getByRole("textbox", {
      name: new RegExp(
        `^(?:${(["editor.row.field", "editor.row.field-note"] as const)
          .map((key) => words()(key, { row: number }))
          .join("|")})$`,
      ),
    });
  }

  get panel(): Locator {
    return this.page.getByRole("complementary");
  }

  /** Opens the field of a row with the cursor at its end. */
  async write(number: number): Promise<Locator> {
    await this.english(number).click();
    const field = this.field(number);
    await expect(field).toBeFocused();
    await this.page.keyboard.press("Control+End");
    return field;
  }

  /** Puts the cursor into the open field, before the first place where `words` stand. */
  async cursorBefore(number: number, words: string): Promise<void> {
    await this.field(number).evaluate((element, sought) => {
      const field = element as HTMLTextAreaElement;
      const at = field.value.indexOf(sought);
      if (at === -1) throw new Error(`“${sought}” is not in “${field.value}”`);
      field.setSelectionRange(at, at);
    }, words);
  }

  async saved(): Promise<void> {
    await expect(this.page.getByText(words()("editor.status.saved"), { exact: true })).toBeVisible();
  }

  press(keys: string): Promise<void> {
    return this.page.keyboard.press(keys);
  }

  /**
   * Takes back a change of structure, and waits for the answer: others' screens, and this one, may show it before.
   */
  async undo(): Promise<void> {
    const answered = this.page.waitForResponse((answer) => /\/changes\/[^/]+\/undo$/.test(answer.url()));
    await this.press("Control+z");
    await (await answered).finished();
  }

  async choose(filter: string): Promise<void> {
    await this.page
      .getByRole("combobox", { name: words()("editor.filter-label") })
      .selectOption({ label: filter });
  }
}
