/**
 * Which of the lines that a page prints have been reached.
 */
import type { LineId } from '../../model/receipt-inputs.ts';
import { asLineId } from '../../scenario/scenario.ts';

const selector = '[data-prints]';

/** The lines that this page prints somewhere. */
export function linesPrintedHere(): LineId[] {
  return printedLines().map(([, line]) => line);
}

/** Calls back once for each printed line that has come into view or lies above it. Returns how to stop. */
export function watchPrintedLines(onseen: (line: LineId) => void): () => void {
  const lines = new Map(printedLines());
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        const line = lines.get(target);
        if (!isIntersecting || line === undefined) continue;
        observer.unobserve(target);
        onseen(line);
      }
    },
    // A reader who opens the page in its middle has passed what stands above.
    { rootMargin: '100000px 0px 0px 0px' },
  );
  for (const element of lines.keys()) observer.observe(element);
  return () => observer.disconnect();
}

function printedLines(): [Element, LineId][] {
  return [...document.querySelectorAll<HTMLElement>(selector)].flatMap((element) => {
    const line = asLineId(element.dataset['prints'] ?? '');
    return line === undefined ? [] : [[element, line] as [Element, LineId]];
  });
}
