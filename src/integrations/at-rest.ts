/** When the reader's device has time for something that a scroll must not wait for. */

const lookForMs = 100;
/** A reader who moves on by more than this share of a window in a second is not reading. */
const flyingBy = 0.8;

/** Whether the reader flies through the page. Two frames say so, a tenth of a second apart. */
export async function isFlyingBy(): Promise<boolean> {
  const from = await placeInFrame();
  await new Promise((resolve) => setTimeout(resolve, lookForMs));
  const to = await placeInFrame();
  return Math.abs(to.y - from.y) > (innerHeight * flyingBy * (to.ms - from.ms)) / 1000;
}

/** Asked between frames, after a long task, the page would say where it stood before: it lags behind the finger. */
function placeInFrame(): Promise<{ y: number; ms: number }> {
  return new Promise((resolve) => {
    requestAnimationFrame((ms) => resolve({ y: scrollY, ms }));
  });
}

/** Between frames, so that several things that are due together do not hold one up. */
export async function idle(): Promise<void> {
  // Safari has no such callback.
  if (!('requestIdleCallback' in window)) return;
  await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 300 }));
}
