/**
 * A run of the router as the page shows it: it can be played, paused, taken batch by batch and begun again. It rests
 * while it is off screen or the tab is hidden.
 */
import type { BatchSummary, FinishedRun, Settings } from './simulation.ts';
import { createSimulator, type Simulator } from './simulator.ts';

/** From one batch to the next when nothing is slow: a run lasts a few seconds. */
const PACE_MS = 36;
/** After a setting has moved: who drags it waits for nothing but what the drag itself changes. */
const REST_MS = 140;

const none: BatchSummary = {
  batch: 0,
  loads: [],
  maxViolation: 0,
  idle: 0,
  meanNodesPerToken: 0,
  changedByLimit: 0,
};

export class RouterRun {
  /** The batch shown. */
  summary: BatchSummary = $state.raw(none);
  /** The first batch of the run, by scores alone. */
  first: BatchSummary = $state.raw(none);
  /** MaxVio of every batch up to the one shown. */
  violations: readonly number[] = $state.raw([]);
  isPlaying = $state(false);
  readonly #batches: number;
  #settings: Settings;
  #biasSpeed: number;
  #simulator: Simulator | undefined;
  /** Whether what is shown came from the build and not from a run of ours. */
  #isStill = true;
  #isVisible = true;
  #isBusy = false;
  #wanted = 0;
  #askedAt = 0;
  #restsUntil = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Shows `still`, which has been run at build with the same settings, until it is asked for more. */
  constructor(still: FinishedRun, settings: Settings, biasSpeed: number) {
    this.first = still.first;
    this.summary = still.last;
    this.violations = still.violations;
    this.#batches = still.violations.length;
    this.#settings = settings;
    this.#biasSpeed = biasSpeed;
  }

  get isOver(): boolean {
    return this.violations.length >= this.#batches;
  }

  /** Shows a finished run of these settings. */
  show(run: FinishedRun, settings: Settings): void {
    this.pause();
    this.#giveUp();
    // An answer that is under way belongs to no run any more.
    this.#simulator?.begin($state.snapshot(settings));
    this.#settings = settings;
    this.#isStill = true;
    this.first = run.first;
    this.summary = run.last;
    this.violations = run.violations;
  }

  /** Begins a new run; its first batch is shown when it is there. */
  begin(settings: Settings, biasSpeed: number): void {
    this.#settings = settings;
    this.#biasSpeed = biasSpeed;
    this.#giveUp();
    this.#rest();
    this.#isStill = false;
    this.violations = [];
    this.#simulator ??= createSimulator((summary) => this.#take(summary));
    // An island's props are proxies, which no worker takes.
    this.#simulator.begin($state.snapshot(settings));
    this.step(1);
  }

  /** Moves the bias at another speed from the next batch on. */
  setBiasSpeed(biasSpeed: number): void {
    if (biasSpeed !== this.#biasSpeed) this.#rest();
    this.#biasSpeed = biasSpeed;
  }

  play(): void {
    this.isPlaying = true;
    if (this.#isStill || this.isOver) this.begin(this.#settings, this.#biasSpeed);
    else this.#ask();
  }

  pause(): void {
    this.isPlaying = false;
    clearTimeout(this.#timer);
  }

  /** Routes `count` more batches; past the last one a new run begins. */
  step(count: number): void {
    if (this.#isStill || this.isOver) {
      this.begin(this.#settings, this.#biasSpeed);
      return;
    }
    this.#wanted = count;
    this.#ask();
  }

  /** To be called when it comes into view or leaves it. */
  setVisible(isVisible: boolean): void {
    this.#isVisible = isVisible;
    if (isVisible) this.#ask();
  }

  end(): void {
    this.pause();
    this.#giveUp();
    this.#simulator?.end();
    this.#simulator = undefined;
  }

  #giveUp(): void {
    clearTimeout(this.#timer);
    this.#isBusy = false;
    this.#wanted = 0;
  }

  #ask(): void {
    const isWanted = this.#wanted > 0 || (this.isPlaying && this.#isVisible);
    if (!isWanted || this.#isBusy || this.isOver || !this.#simulator) return;
    this.#isBusy = true;
    this.#askedAt = performance.now();
    this.#simulator.step(this.#biasSpeed);
  }

  #take(summary: BatchSummary): void {
    this.#isBusy = false;
    this.#wanted = Math.max(0, this.#wanted - 1);
    this.summary = summary;
    if (summary.batch === 1) this.first = summary;
    this.violations = [...this.violations, summary.maxViolation];
    if (this.isOver) this.isPlaying = false;
    this.#askLater();
  }

  #rest(): void {
    this.#restsUntil = performance.now() + REST_MS;
    if (this.isPlaying && !this.#isBusy) this.#askLater();
  }

  #askLater(): void {
    clearTimeout(this.#timer);
    const at = Math.max(this.#askedAt + PACE_MS, this.#restsUntil);
    this.#timer = setTimeout(() => this.#ask(), Math.max(0, at - performance.now()));
  }
}
