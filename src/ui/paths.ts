/**
 * Addresses inside the site. The site may be served below a sub-path, so no page writes "/claims/" by hand.
 */

const base = import.meta.env.BASE_URL.replace(/\/$/, '');

/** The address of a page or file from its path without a leading slash: "claims/#s0-headline-6m". "" is the home page. */
export function pathTo(path: string): string {
  return `${base}/${path}`;
}

/** Where the ledger lists a fact. */
export const factPath = (id: string): string => pathTo(`sources/#${id}`);

/** Where the ledger lists a claim. */
export const claimPath = (id: string): string => pathTo(`claims/#${id}`);

/** Where the site lists a number it worked out. */
export const outputPath = (id: string): string => pathTo(`sources/#worked-out-${id}`);
