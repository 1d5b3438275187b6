/**
 * Ties one story on the page to the scroll position: which step is active, what the graphic shows, and the buttons that
 * go step by step. Scrollama finds the step; this keeps it right after everything that changes sizes.
 */
import scrollama from 'scrollama';
import { enterState } from './story-place.ts';

/** How far down the window, as a share, a step takes over beside the graphic. */
const besideOffset = 0.6;
/** The same below the graphic, as a share of the room that the graphic leaves. */
const belowOffset = 0.55;
/** Scrollama's types take the line in tenths of the window only. */
const tenths = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1] as const;

export class Scroller {
  readonly #story: string;
  readonly #root: HTMLElement;
  readonly #steps: readonly HTMLElement[];
  readonly #stage: HTMLElement | null;
  readonly #scroller = scrollama();
  readonly #ownSize: ResizeObserver;
  #active = -1;
  #measuring = 0;
  #placing = 0;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#story = root.dataset['story'] ?? '';
    this.#steps = [...root.querySelectorAll<HTMLElement>('[data-state]')];
    this.#stage = root.querySelector<HTMLElement>('.stage');
    // Fonts, pictures, opened details and islands change our size; rotation, zoom and the phone's bars the window's.
    this.#ownSize = new ResizeObserver(this.#measureSoon);
  }

  start(): void {
    this.#showCovered();
    this.#watch();
    this.#goToAddress();
    this.#enter(this.#stepAt());
    this.#ownSize.observe(this.#root);
    addEventListener('scroll', this.#placeSoon, { passive: true });
    addEventListener('resize', this.#measureSoon);
    addEventListener('pageshow', this.#measureSoon);
    this.#root.querySelector('[data-go="back"]')?.addEventListener('click', this.#back);
    this.#root.querySelector('[data-go="on"]')?.addEventListener('click', this.#on);
  }

  stop(): void {
    this.#scroller.destroy();
    this.#ownSize.disconnect();
    cancelAnimationFrame(this.#measuring);
    cancelAnimationFrame(this.#placing);
    removeEventListener('scroll', this.#placeSoon);
    removeEventListener('resize', this.#measureSoon);
    removeEventListener('pageshow', this.#measureSoon);
  }

  #watch(): void {
    this.#scroller
      .setup({ step: [...this.#steps], offset: this.#offset() })
      // Scrollama says that something changed. Where the reader is, geometry says: after a jump events may be missing.
      .onStepEnter(() => this.#enter(this.#stepAt()))
      .onStepExit(() => this.#enter(this.#stepAt()));
  }

  /** Where in the window a step takes over, as a share of its height. */
  #offset(): (typeof tenths)[number] {
    const stage = this.#stage?.getBoundingClientRect();
    const isBeside = stage && this.#steps[0] && stage.right <= this.#steps[0].getBoundingClientRect().left + 1;
    if (!stage || isBeside) return besideOffset;
    const bar = Number.parseFloat(getComputedStyle(this.#root).scrollMarginTop) || 0;
    const covered = Math.min((stage.height + bar) / innerHeight, 0.8);
    return tenths[Math.round((covered + (1 - covered) * belowOffset) * 10)] ?? besideOffset;
  }

  readonly #placeSoon = (): void => {
    cancelAnimationFrame(this.#placing);
    this.#placing = requestAnimationFrame(() => this.#enter(this.#stepAt()));
  };

  readonly #measureSoon = (): void => {
    cancelAnimationFrame(this.#measuring);
    this.#measuring = requestAnimationFrame(() => {
      this.#showCovered();
      this.#scroller.destroy();
      this.#watch();
      this.#enter(this.#stepAt());
    });
  };

  /** Tells the style sheet how much of the window the bar and the graphic cover, so that links land below them. */
  #showCovered(): void {
    const bar = Number.parseFloat(getComputedStyle(this.#root).scrollMarginTop) || 0;
    this.#root.style.setProperty('--covered', `${Math.round((this.#stage?.offsetHeight ?? 0) + bar)}px`);
  }

  /** A page opened at a step's address was scrolled there before anybody knew how tall the graphic is. */
  #goToAddress(): void {
    this.#steps.find(({ id }) => `#${id}` === location.hash)?.scrollIntoView({ behavior: 'instant' });
  }

  /** The last step that has passed the line, or the first. */
  #stepAt(): number {
    const line = this.#offset() * innerHeight;
    return Math.max(
      0,
      this.#steps.findLastIndex((step) => step.getBoundingClientRect().top <= line),
    );
  }

  #enter(index: number): void {
    const step = this.#steps[index];
    if (index === this.#active || !step) return;
    this.#active = index;
    enterState(this.#story, step.dataset['state'] ?? '');
    for (const other of this.#steps) other.toggleAttribute('data-active', other === step);
    const place = this.#root.querySelector('[data-place]');
    if (place) place.textContent = `${index + 1} of ${this.#steps.length}`;
    this.#setDisabled('back', index === 0);
    this.#setDisabled('on', index === this.#steps.length - 1);
    this.#root.dispatchEvent(new CustomEvent('story-step', { bubbles: true, detail: { id: step.id } }));
  }

  /** aria-disabled, not disabled: the focus must not fall off a button under the reader's finger. */
  #setDisabled(go: 'back' | 'on', disabled: boolean): void {
    this.#root.querySelector(`[data-go="${go}"]`)?.setAttribute('aria-disabled', String(disabled));
  }

  readonly #back = (): void => this.#goTo(this.#active - 1);
  readonly #on = (): void => this.#goTo(this.#active + 1);

  #goTo(index: number): void {
    const step = this.#steps[index];
    if (!step) return;
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    step.scrollIntoView({ behavior: isCalm ? 'auto' : 'smooth', block: 'start' });
  }
}
