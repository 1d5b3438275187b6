/**
 * Which state of each story is in view. Written by the scroll script, read by the graphics; nothing writes it while
 * rendering at build. Plain, so that the scroll script brings no framework along.
 */

const inView = new Map<string, string>();
const listeners = new Set<() => void>();

/** Says that a step with this state has come into view. */
export function enterState(story: string, state: string): void {
  inView.set(story, state);
  for (const listener of listeners) listener();
}

/** The state of a story in view; undefined at build, without JavaScript, and before its script has run. */
export const placeOf = (story: string): string | undefined => inView.get(story);

/** Calls `listener` after every change. Returns how to stop it. */
export function watchPlaces(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
