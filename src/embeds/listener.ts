/**
 * /embed/embed.js: for pages that hold embedded figures. It makes each frame as tall as it says it is.
 *
 * - It knows its frames by the folder that it comes from itself, wherever the site is served, and hears nobody else.
 * - No frame grows without end: what is taller than the limit scrolls.
 * - A frame may have spoken before this script came, so each is asked once more.
 *
 * The function is sent as its own text: it may use nothing from outside, and the comments are here.
 */
export function followHeights(): void {
  const tallest = 20_000;
  const folder = document.currentScript?.getAttribute('src')?.replace(/[^/]*$/, '') ?? '';
  const { href } = new URL(folder, document.baseURI);
  const frames = () => [...document.querySelectorAll('iframe')].filter(({ src }) => src.startsWith(href));

  addEventListener('message', ({ data, source }: MessageEvent<unknown>) => {
    if (typeof data !== 'object' || data === null || !('type' in data) || !('height' in data)) return;
    const { type, height } = data;
    if (type !== 'the-receipt:height' || typeof height !== 'number' || !(height > 0)) return;
    const speaker = frames().find(({ contentWindow }) => contentWindow === source);
    if (speaker) speaker.style.height = `${Math.min(Math.ceil(height), tallest)}px`;
  });
  for (const { contentWindow } of frames()) contentWindow?.postMessage({ type: 'the-receipt:measure' }, '*');
}
