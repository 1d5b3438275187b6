/**
 * Typewriter quotes as printers set them. The ledger keeps plain ones, which diff and type well; MDX sets its own.
 */

/** Curls apostrophes and quotation marks: "it's" becomes ‘it’s’ with a proper apostrophe. */
export function curl(text: string): string {
  return text
    .replace(/(^|[\s([{—–/])"/g, '$1“')
    .replace(/"/g, '”')
    .replace(/(^|[\s([{—–/“])'(?!\d0s)/g, '$1‘')
    .replace(/'/g, '’');
}
