import { decodeHTMLStrict } from "entities";

/**
 * What players show of the text of a cue (V6): tags of WebVTT and those that SubRip took from HTML, times inside a cue and
 * overrides of SubStation are left out, and of ruby the reading. Any other `<` is a character.
 *
 * Source: WebVTT (W3C), “WebVTT cue text parsing rules”; what VLC and mpv leave out of SRT.
 */
export function shownText(written: string, format: "srt" | "vtt"): string {
  const bare = written.replace(READING, "").replace(TAG, "");
  return format === "vtt" && bare.includes("&") ? decodeHTMLStrict(bare) : bare;
}

const READING = /<rt(?:[.\s][^<>]{0,200})?>[^<]{0,200}(?:<\/rt>)?/gi;
const TAG =
  /<\/?(?:[cibuvs]|lang|ruby|rt|font)(?:[.\s][^<>]{0,200})?>|<\d{2,}:\d{2}[\d:.]{0,20}>|\{\\[^{}]{0,200}\}/gi;
