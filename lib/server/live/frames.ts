import "server-only";

import type { Announced, Missed } from "../../db/live/reads";
import type { ReadScope } from "../../db/scope";
import { type Sight, sightOf } from "../../db/sight";
import type { EventData, EventName, Presence } from "../../wire/events";

type Frames = Uint8Array;
const NOTHING = new Uint8Array();
const encoder = new TextEncoder();

/** What happened, as UTF-8 in the form of server-sent events, cut to what one person may see (ACC-3). Made once for all. */
export function framesFor(event: Announced): (scope: ReadScope) => Frames {
  const whole = frame(event.name, event.data as EventData<EventName>, event.id);
  let cut: Frames | undefined;
  return (scope) => {
    const sight = sightOf(scope);
    if (sight.isWhole) return whole;
    cut ??= cutTo(sight, event);
    return cut;
  };
}

function cutTo(sight: Sight, { id, name, data }: Announced): Frames {
  if (!sight.hears(name)) return NOTHING;
  if (name === "reload") return frame(name, MUCH_HAS_CHANGED, id);
  const told = sight.told(data as EventData<"segments">);
  return told ? frame("segments", told, id) : NOTHING;
}

const MUCH_HAS_CHANGED = { reason: "much-since" };

/** The first thing that a screen hears: what it missed, and always a number to resume from. */
export function framesOfMissed(missed: Missed, scope: ReadScope): Frames {
  if (missed.reload) return frame("reload", MUCH_HAS_CHANGED, missed.id);
  const { segments, removed, structure } = missed;
  const told = { segments: [...segments], removed: [...removed], by: null, structure };
  const nothing = { segments: [], removed: [], by: null, structure: false };
  return frame("segments", sightOf(scope).told(told) ?? nothing, missed.id);
}

export function presenceFrame(presence: Presence): (scope: ReadScope) => Frames {
  const whole = frame("presence", presence);
  return (scope) => (sightOf(scope).hears("presence") ? whole : NOTHING);
}

/** Their role is another: they see more or less than what their screen was told, and read the document again. */
export const roleFrame = frame("reload", {
  reason: "role-changed",
  roleChanged: true,
});

/** JSON holds no bare line end, so one `data:` line is enough. U+2028 is none to an event stream. */
function frame<Name extends EventName>(name: Name, data: EventData<Name>, id?: bigint): Frames {
  return encodeFrames(
    `${id === undefined ? "" : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`,
  );
}

export function encodeFrames(text: string): Frames {
  return encoder.encode(text);
}
