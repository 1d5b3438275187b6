/**
 * Ties one story on the page to the scroll position: which step is active, what the graphic shows, and the buttons that
 * go step by step. Scrollama finds the step; this keeps it right after everything that changes sizes.
 */
import scrollama from 'scrollama';
import { enterState } from './story-place.ts';

/** Where the graphic stands: beside its steps, above them in the same window, or behind once they have come. */
type Lay = 'beside' | 'above' | 'behind';

/** How far down the window, as a share, a step takes over beside the graphic. */
const besideOffset = 0.6;
/** The same below the graphic, as a share of the room that the graphic leaves. */
const belowOffset = 0.55;
/** What stands with the graphic beside the drawing itself: its table and our buttons, the buttons, nothing. */
const extras = ['all', 'buttons', 'none'] as const;
/** For this much room below the graphic, in rem, its extras are given up. */
const goodRoomRem = 14;
/** With less than this the text would be read through a slit. */
const leastRoomRem = 12;
/** Scrollama's types take the line in tenths of the window only. */
const tenths = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1] as const;

export class Scroller {
  readonly #story: string;
  readonly #root: HTMLElement;
  readonly #steps: readonly HTMLElement[];
  readonly #stage: HTMLElement | null;
  // Its types leave out a method that it has (scrollama/src/entry.js, S.offset).
  readonly #scroller = scrollama() as ReturnType<typeof scrollama> & { offset: (share: number) => unknown };
  readonly #said: HTMLElement | null;
  readonly #ownSize: ResizeObserver;
  readonly #print = matchMedia('print');
  #lay: Lay = 'above';
  #active = -1;
  #measuring = 0;
  #placing = 0;
  /** Where in the window a step takes over, as a share of its height. */
  #offset: (typeof tenths)[number] = besideOffset;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#story = root.dataset['story'] ?? '';
    this.#steps = [...root.querySelectorAll<HTMLElement>('[data-state]')];
    this.#stage = root.querySelector<HTMLElement>('.stage');
    this.#said = root.querySelector<HTMLElement>('[data-said]');
    // Fonts, pictures, opened details and islands change our size; rotation, zoom and the phone's bars the window's.
    this.#ownSize = new ResizeObserver(this.#measureSoon);
  }

  start(): void {
    this.#layOut();
    this.#watch();
    this.#goToAddress();
    this.#enter(this.#stepAt());
    this.#ownSize.observe(this.#root);
    addEventListener('scroll', this.#placeSoon, { passive: true });
    addEventListener('resize', this.#measureSoon);
    addEventListener('pageshow', this.#measureSoon);
    this.#print.addEventListener('change', this.#show);
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
    this.#print.removeEventListener('change', this.#show);
  }

  #watch(): void {
    this.#offset = this.#offsetNow();
    this.#scroller
      .setup({ step: [...this.#steps], offset: this.#offset })
      // Scrollama says that something changed. Where the reader is, geometry says: after a jump events may be missing.
      .onStepEnter(() => this.#enter(this.#stepAt()))
      .onStepExit(() => this.#enter(this.#stepAt()));
  }

  #offsetNow(): (typeof tenths)[number] {
    if (!this.#stage || this.#lay !== 'above') return besideOffset;
    const covered = Math.min((this.#stage.offsetHeight + this.#barPx()) / innerHeight, 0.8);
    return tenths[Math.round((covered + (1 - covered) * belowOffset) * 10)] ?? besideOffset;
  }

  readonly #placeSoon = (): void => {
    cancelAnimationFrame(this.#placing);
    this.#placing = requestAnimationFrame(() => this.#enter(this.#stepAt()));
  };

  readonly #measureSoon = (): void => {
    cancelAnimationFrame(this.#measuring);
    this.#measuring = requestAnimationFrame(() => {
      this.#layOut();
      this.#offset = this.#offsetNow();
      // Not set up anew: each time, Scrollama would listen to the scroll once more, for good.
      this.#scroller.offset(this.#offset);
      this.#enter(this.#stepAt());
    });
  };

  /** Tells the style sheet where the graphic stands and how tall it is, so that links land below it. */
  #layOut(): void {
    const stage = this.#stage;
    // A reader who has opened its table wants to see that, however tall it makes the graphic.
    if (!stage || stage.querySelector('details[open]')) return;
    this.#lay = this.#layOf(stage);
    this.#root.dataset['lay'] = this.#lay;
    if (this.#lay === 'behind') delete this.#root.dataset['extras'];
    this.#root.style.setProperty('--stage', `${stage.offsetHeight}px`);
    this.#show();
  }

  /** Leaves as many extras with the graphic as there is room for. */
  #layOf(stage: HTMLElement): Lay {
    // Measured as if it were for the first time: the answer must not depend on the last one.
    this.#root.dataset['lay'] = 'above';
    const step = this.#steps[0]?.getBoundingClientRect();
    const isBeside = step !== undefined && stage.getBoundingClientRect().right <= step.left + 1;
    const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    let roomPx = 0;
    for (const kept of extras) {
      this.#root.dataset['extras'] = kept;
      roomPx = this.#roomPx(stage);
      if (roomPx >= (isBeside ? 0 : goodRoomRem * remPx)) break;
    }
    if (isBeside) return 'beside';
    return roomPx < leastRoomRem * remPx ? 'behind' : 'above';
  }

  /** What the bar, the graphic and the receipt at the foot leave of the window. */
  #roomPx(stage: HTMLElement): number {
    const root = document.documentElement;
    const footPx = Number.parseFloat(getComputedStyle(root).scrollPaddingBottom) || 0;
    return root.clientHeight - this.#barPx() - stage.offsetHeight - footPx;
  }

  #barPx(): number {
    return Number.parseFloat(getComputedStyle(this.#root).scrollMarginTop) || 0;
  }

  /** A page opened at a step's address was scrolled there before anybody knew how tall the graphic is. */
  #goToAddress(): void {
    this.#steps.find(({ id }) => `#${id}` === location.hash)?.scrollIntoView({ behavior: 'instant' });
  }

  /** The last step that has passed the line, or the first. */
  #stepAt(): number {
    const line = this.#offset * innerHeight;
    // A story that is still to come, or gone by, is asked no further: this runs in every frame of a scroll.
    const { top, bottom } = this.#root.getBoundingClientRect();
    if (top > innerHeight) return 0;
    if (bottom < 0) return this.#steps.length - 1;
    return Math.max(
      0,
      this.#steps.findLastIndex((step) => step.getBoundingClientRect().top <= line),
    );
  }

  #enter(index: number): void {
    const step = this.#steps[index];
    if (index === this.#active || !step) return;
    this.#active = index;
    this.#show();
    for (const other of this.#steps) other.toggleAttribute('data-active', other === step);
    const place = this.#root.querySelector('[data-place]');
    if (place) place.textContent = `${index + 1} of ${this.#steps.length}`;
    this.#setDisabled('back', index === 0);
    this.#setDisabled('on', index === this.#steps.length - 1);
    this.#root.dispatchEvent(new CustomEvent('story-step', { bubbles: true, detail: { id: step.id } }));
  }

  /** The graphic follows the reader. On paper, or left behind, it shows how the story ends. */
  readonly #show = (): void => {
    const isWhole = this.#lay === 'behind' || this.#print.matches;
    const step = isWhole ? this.#steps.at(-1) : this.#steps[this.#active];
    if (step) enterState(this.#story, step.dataset['state'] ?? '');
  };

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
    if (this.#said) this.#said.textContent = step.getAttribute('aria-label');
  }
}
