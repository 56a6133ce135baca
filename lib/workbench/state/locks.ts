import type { Person } from "../../wire/people";

export interface Lock {
  /** The window in which they type. */
  readonly clientId: string;
  readonly person: Person;
  /** They took the row over from somebody. */
  readonly tookOver: boolean;
}

/** Who holds which row, by the row's id; never this window itself. */
export type Locks = ReadonlyMap<string, Lock>;
