/**
 * A position from 0 to 1 that can be set, moved to, and played. It rests while it is off screen or the tab is hidden,
 * and jumps instead of moving when the reader has asked for reduced motion.
 */

/** A change of scene takes as long as --t-scene in tokens.css. */
const SCENE_SECONDS = 0.7;
/** After a pause of the tab, a frame may claim to have lasted minutes. */
const LONGEST_FRAME_SECONDS = 0.1;

export class Playhead {
  at = $state(0);
  isPlaying = $state(false);
  #isVisible = true;
  readonly #seconds: number;
  #move: { from: number; to: number; elapsed: number } | undefined;
  #frame: number | undefined;
  #lastTime: number | undefined;

  /** `seconds`: how long playing from 0 to 1 takes. */
  constructor(at: number, seconds: number) {
    this.at = at;
    this.#seconds = seconds;
  }

  /** Puts it somewhere at once. */
  set(at: number): void {
    this.pause();
    this.at = Math.min(1, Math.max(0, at));
  }

  /** Lets it travel to a place. */
  moveTo(to: number): void {
    this.pause();
    if (prefersStill()) {
      this.at = to;
      return;
    }
    this.#move = { from: this.at, to, elapsed: 0 };
    this.#request();
  }

  /** Plays from here, or from the start when it is at the end. */
  play(): void {
    this.#move = undefined;
    if (this.at >= 1) this.at = 0;
    this.isPlaying = true;
    this.#request();
  }

  pause(): void {
    this.isPlaying = false;
    this.#move = undefined;
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    this.#lastTime = undefined;
  }

  /** To be called when it comes into view or leaves it. */
  show(isVisible: boolean): void {
    this.#isVisible = isVisible;
    this.#lastTime = undefined;
    if (isVisible) this.#request();
  }

  #request(): void {
    if (this.#frame !== undefined || !this.#isVisible || (!this.isPlaying && !this.#move)) return;
    this.#frame = requestAnimationFrame((time) => this.#advance(time));
  }

  #advance(time: number): void {
    this.#frame = undefined;
    const passed = this.#lastTime === undefined ? 0 : (time - this.#lastTime) / 1000;
    const seconds = Math.min(LONGEST_FRAME_SECONDS, passed);
    this.#lastTime = time;
    if (this.#move) {
      const { from, to } = this.#move;
      this.#move.elapsed += seconds;
      const t = Math.min(1, this.#move.elapsed / SCENE_SECONDS);
      this.at = from + (to - from) * (1 - (1 - t) ** 3);
      if (t === 1) this.pause();
    } else if (this.isPlaying) {
      this.at = Math.min(1, this.at + seconds / this.#seconds);
      if (this.at === 1) this.pause();
    }
    this.#request();
  }
}

/** Whether the reader has asked for no motion. */
export function prefersStill(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
