/**
 * A link to this page with the reader's scenario, handed over: to the device's own sharing where fingers are at work,
 * else to the clipboard.
 */
import type { Scenario } from '../scenario/scenario.ts';
import { withScenario } from '../scenario/url.ts';

/** The address of this page with a scenario, whatever the address bar says at the moment. */
export function linkTo(scenario: Scenario, { origin, pathname }: { origin: string; pathname: string }): string {
  return origin + withScenario(pathname, scenario);
}

/** What became of it. Refused: neither way is open, and the link has to be shown. */
export type Sent = 'shared' | 'copied' | 'cancelled' | 'refused';

export async function send(url: string, title: string): Promise<Sent> {
  if (canShare() && matchMedia('(pointer: coarse)').matches) {
    const shared = await share(url, title);
    // Some browsers have the function and refuse to use it. Copying may still work.
    if (shared !== 'refused') return shared;
  }
  return (await copyText(url)) ? 'copied' : 'refused';
}

/** Whether the device has a way of its own to share. */
export const canShare = (): boolean => 'share' in navigator;

/** Hands a link to the device's own sharing. */
export async function share(url: string, title: string): Promise<'shared' | 'cancelled' | 'refused'> {
  try {
    await navigator.share({ title, url });
    return 'shared';
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? 'cancelled' : 'refused';
  }
}

/** Puts a text into the clipboard, and says whether the browser allowed it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** What the reader is told. */
export function sentText(sent: Sent, url: string): string {
  if (sent === 'copied') return 'Copied. The link opens this receipt as you left it.';
  if (sent === 'shared') return 'Sent. The link opens this receipt as you left it.';
  return sent === 'cancelled' ? '' : `This browser does not let a page copy. The link: ${url}`;
}
