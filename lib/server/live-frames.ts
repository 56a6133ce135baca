import "server-only";

import type { Announced, Missed } from "../db/live/reads";
import type { ReadScope } from "../db/scope";
import { forViewers, isForViewers, seesAll } from "../db/segments/view";
import type { EventData, EventName, Presence } from "../wire/events";

type Frames = Uint8Array;
const NOTHING = new Uint8Array();
const encoder = new TextEncoder();

/** What happened, as UTF-8 in the form of server-sent events, cut to what one person may see (A3). Made once for all. */
export function framesFor(event: Announced): (scope: ReadScope) => Frames {
  const whole = frame(event.name, event.data as EventData<EventName>, event.id);
  let cut: Frames | undefined;
  return (scope) => {
    if (seesAll(scope)) return whole;
    cut ??= cutForViewers(event);
    return cut;
  };
}

/** Comments and who is here are not for viewers; a row that is no longer approved is gone for them. */
function cutForViewers({ id, name, data }: Announced): Frames {
  if (name === "reload") return frame(name, data as EventData<"reload">, id);
  if (name !== "segments") return NOTHING;
  return frame(name, segmentsForViewers(data as EventData<"segments">), id);
}

function segmentsForViewers(told: EventData<"segments">): EventData<"segments"> {
  return {
    segments: told.segments.filter(isForViewers).map(forViewers),
    removed: [...told.removed, ...told.segments.filter((row) => !isForViewers(row)).map(({ id }) => id)],
    by: null,
    structure: told.structure,
  };
}

/** The first thing that a screen hears: what it missed, and always a number to resume from. */
export function framesOfMissed(missed: Missed, scope: ReadScope): Frames {
  if (missed.reload)
    return frame("reload", { reason: "Much has changed since you were last here." }, missed.id);
  const { segments, removed, structure } = missed;
  const told = { segments: [...segments], removed: [...removed], by: null, structure };
  return frame("segments", seesAll(scope) ? told : segmentsForViewers(told), missed.id);
}

export function presenceFrame(presence: Presence): (scope: ReadScope) => Frames {
  const whole = frame("presence", presence);
  return (scope) => (seesAll(scope) ? whole : NOTHING);
}

/** Their role is another: they see more or less than what their screen was told, and read the document again. */
export const roleFrame = frame("reload", { reason: "Your role in this project has changed." });

/** JSON holds no bare line end, so one `data:` line is enough. U+2028 is none to an event stream. */
function frame<Name extends EventName>(name: Name, data: EventData<Name>, id?: bigint): Frames {
  return encodeFrames(
    `${id === undefined ? "" : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`,
  );
}

export function encodeFrames(text: string): Frames {
  return encoder.encode(text);
}
