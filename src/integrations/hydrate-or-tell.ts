/**
 * Wakes an island, or tells the page that it did not wake. Astro itself hears of a component that throws only while it waits
 * for the directive, and those of this site return long before an island wakes.
 */
export async function hydrateOrTell(island: HTMLElement, hydrate: () => Promise<void>): Promise<void> {
  try {
    await hydrate();
  } catch (error) {
    island.dispatchEvent(new CustomEvent('astro:hydration-error', { bubbles: true, detail: { error } }));
    reportError(error);
  }
}
