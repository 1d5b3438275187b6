/**
 * Which modules share a file in the browser build. Left alone, the bundler makes a file for every set of islands that
 * have something in common: some fifty, most of them under a kilobyte, and each costs a request and compresses badly.
 * Here they are put together by what a page needs at once. An island's own modules stay in its own file, which loads
 * when the island does; so does a module that few islands share.
 */

interface ChunkGroup {
  /** The file's name, before its hash. */
  name: string | ((path: string) => string | null);
  /** Of a module's path. */
  test: RegExp;
  /** A module that fewer islands share stays out. */
  minShareCount?: number;
}

/** A module goes into the first that takes it. */
const groups: readonly ChunkGroup[] = [
  // What chapters load at once, whether their islands wake or not.
  { name: 'story', test: /\/scrollama\/|\/src\/scrolly\/story-place\./ },
  { name: 'svelte', test: /\/node_modules\/(svelte|@astrojs\/svelte|esm-env|clsx)\// },
  // What every island says and draws, those of the home page included: numbers in words, marks, questions.
  {
    name: 'words',
    test: /\/src\/(ledger\/|model\/(check|comparison|questions|receipt-inputs|receipt-ticks)\.|ui\/(asleep|basis|BasisMark|figure\/PlotMark|chart\/(axes|text-width))\.)|preload-helper/,
    minShareCount: 3,
  },
  { name: 'scenario', test: /\/src\/(model|scenario)\//, minShareCount: 6 },
  // Before the next two, or one of them would take along what their parts and all others have in common.
  // Files are saved by few readers.
  { name: 'figures', test: /\/src\/(ui\/(?!chart\/|save\.)|ui\/chart\/(ground|theme)\.|scrolly\/)/, minShareCount: 3 },
  { name: 'receipt', test: /\/src\/(widgets\/Receipt\/|ui\/(CostScale|cost-scale)\.)/, minShareCount: 2 },
  { name: 'charts', test: /\/src\/ui\/chart\//, minShareCount: 2 },
  // Islands of one subject stand close to each other, and one file for all of them is shorter than the sum. What is folded
  // away comes when it is unfolded.
  {
    name: (path) => /\/src\/widgets\/(\w+)\//.exec(path)?.[1] ?? null,
    test: /\/src\/widgets\/(?!Float8\/(Float8Memory|MemoryBars|memory)|Grpo\/(GrpoL|l)esson|KvCache\/(KvC|kv-c)laim)(Float8|Grpo|KvCache|MoeRouter|OtherLabs)\//,
  },
];

/** For `build.rolldownOptions.output.codeSplitting`. */
export const codeSplitting = {
  groups: groups.map((group, index) => ({ ...group, priority: groups.length - index })),
};
