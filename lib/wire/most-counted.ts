/**
 * Of each kind that waits, as many are counted in one document; so many stand for "at least so many". Apart from the shapes,
 * because the editor says it: a value out of them would bring their schema library to the browser.
 */
export const MOST_COUNTED = 1000;
