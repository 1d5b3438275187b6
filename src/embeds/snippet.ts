/** How an embedded figure is put into a page, and what it says to that page. Pure. */

/** What an embedded figure posts to the page around it, whenever its height has changed. */
export interface HeightMessage {
  type: 'the-receipt:height';
  /** The name of the embed, as in its address. */
  id: string;
  /** Of all of its content, in CSS pixels. */
  height: number;
}

export const heightMessageType: HeightMessage['type'] = 'the-receipt:height';

/**
 * What a frame may do in a host that sandboxes: run its own scripts, open this site in a tab of its own, save files.
 * Never `allow-same-origin`: it needs none, and storage and cookies stay out of reach.
 */
export const sandbox = 'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads';

export interface FrameInput {
  /** The address of the embed, with its scenario. */
  src: string;
  title: string;
  height: number;
}

/** The frame alone: works anywhere, and scrolls where the content is taller than said. */
export function frameHtml({ src, title, height }: FrameInput): string {
  const attributes: readonly (readonly [string, string])[] = [
    ['src', src],
    ['title', title],
    ['width', '100%'],
    ['height', String(height)],
    ['loading', 'lazy'],
    ['sandbox', sandbox],
    ['allow', 'clipboard-write'],
    // An attribute: the page around it may forbid styles.
    ['frameborder', '0'],
  ];
  return `<iframe ${attributes.map(([name, value]) => `${name}="${escaped(value)}"`).join(' ')}></iframe>`;
}

/** The frame with the script that makes it as tall as its content. */
export function snippetHtml(frame: FrameInput, scriptUrl: string): string {
  return `${frameHtml(frame)}\n<script async src="${escaped(scriptUrl)}"></script>\n`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
