/**
 * Every figure that can stand in a page of somebody else, as data: its name, where on this site it stands, and how tall
 * it is. Pages, oEmbed files, the menus of figures and the tests follow from this list. An `embed` is an address
 * (/embed/rent-slider/): never rename one, pages out there carry it.
 */
import type { Chapter } from '../ledger/schema.ts';
import type { StoryId } from '../scrolly/stories.ts';

export interface Embed {
  /** Its name in the address: /embed/<name>/. */
  name: string;
  /** The component, by the name of its file. */
  widget: string;
  /** The page it belongs to, and the anchor of the figure there. */
  page: Chapter | 'lab';
  anchor: string;
  /** What it is, whatever the scenario: the title of the frame around it. */
  title: string;
  /** How tall it is, in pixels, in a frame of `embedWidth` with the scenario the site starts with. */
  height: number;
  /** The story whose steps it can be led through. */
  story?: StoryId;
}

/** The width for which the heights hold: that of a text column. */
export const embedWidth = 640;

type Row = readonly [name: string, widget: string, anchor: string, title: string, height: number, story?: StoryId];

const rows: Readonly<Record<Embed['page'], readonly Row[]>> = {
  'headline-number': [
    ['guess-first', 'GuessFirst', 'counting-hours', 'Guess what it cost to train DeepSeek-V3', 430],
    ['run-cluster', 'RunCluster', 'hours-cluster-drawing', 'The run of DeepSeek-V3, GPU by GPU', 750, 'hours'],
    ['plausible-run', 'PlausibleRun', 'plausible-run', 'Are DeepSeek’s hours plausible?', 1170],
    ['published-runs', 'PublishedRuns', 'published-runs', 'Published runs, and how well they predict each other', 1180],
    ['rent-slider', 'RentSlider', 'rent', 'The rent of a GPU-hour and what the run costs', 850],
    ['printed-figures', 'PrintedFigures', 'telephone-game', 'One number, as five articles printed it', 1310],
  ],
  'hidden-costs': [
    ['zoom-out', 'ZoomOut', 'zoom-figure', 'The published price inside ever larger figures', 650, 'zoom'],
    ['rent-or-own', 'RentOrOwn', 'rent-or-own-figure', 'To rent the GPUs, or to own them', 1220],
    ['gpu-cluster', 'ClusterExplorer', 'cluster', 'The cluster and the fleet around it', 1210],
    [
      'programme-cost',
      'ProgrammeCost',
      'programme-cost',
      'What a whole programme costs: experiments, people, data',
      1760,
    ],
    ['energy-bill', 'EnergyBill', 'energy-bill', 'The electricity of the run', 1180],
    ['how-sure-outcomes', 'Uncertainty', 'how-sure-outcomes', 'How sure the cost of the programme is', 650],
    ['how-sure-assumptions', 'Uncertainty', 'how-sure-assumptions', 'Which assumptions decide the cost', 720],
    ['four-hundred', 'FourHundred', 'four-hundred', 'Four hundred times: a quotient of different things', 590],
    ['other-labs', 'OtherLabs', 'other-labs', 'The published costs of other models', 630],
  ],
  'architecture-tricks': [
    ['token-scene', 'TokenScene', 'token-scene', 'One token through a layer of experts', 610, 'token'],
    ['moe-router', 'MoeRouter', 'moe-router', 'A router that keeps its experts in balance', 1420],
    ['parameter-count', 'ParameterCount', 'parameter-count', 'The parameters of DeepSeek-V3, counted', 1270],
    ['kv-cache', 'KvCache', 'kv-cache', 'What a model has to remember: the KV cache', 1550],
    ['kv-claim', 'KvClaim', 'which-cache', 'Which cache is smaller by how much', 680],
    ['float8', 'Float8', 'eight-bits-figure', 'Numbers in eight bits, and the outlier', 2240],
    ['float8-memory', 'Float8Memory', 'eight-bits-memory', 'The memory that each parameter takes', 700],
    ['pipeline-schedule', 'PipelineSchedule', 'pipeline-schedule', 'Three ways to fill a pipeline', 1780],
    ['grpo', 'Grpo', 'grpo-group', 'A group of answers judges itself', 1040],
    ['grpo-lesson', 'GrpoLesson', 'grpo-lesson', 'A model learns from its groups', 980],
    ['critic-cost', 'CriticCost', 'critic-cost', 'What a critic would have cost', 960],
    ['synthetic-data', 'SyntheticData', 'synthetic-data-figure', 'The data that models wrote', 1130],
    ['ablation-board', 'AblationBoard', 'switch-them-off-figure', 'Switch the tricks off, one by one', 1920],
  ],
  'what-it-bought': [
    ['benchmarks', 'Benchmarks', 'benchmarks', 'R1 and V3 beside their rivals', 1760],
    ['for-whom', 'ForWhom', 'for-whom', 'Which model for which wish', 1180],
    ['inference-day', 'InferenceDay', 'inference-day', 'A day of answers: what it costs and brings', 1450],
  ],
  'export-controls': [
    ['rule-plane', 'RulePlane', 'rule-plane', 'The export rules and the chips', 730, 'rounds'],
    ['design-chip', 'DesignChip', 'design-chip', 'Design a chip, and see what the rules make of it', 2180],
    ['link-limit', 'LinkLimit', 'link-limit', 'What the limit on NVLink costs', 1120],
    ['rule-timeline', 'RuleTimeline', 'rule-timeline', 'The rules since 2024, in order', 1430],
  ],
  'market-reaction': [
    ['monday-blocks', 'MondayBlocks', 'monday-blocks', 'One Monday, share by share', 580, 'monday'],
    ['jevons', 'Jevons', 'jevons', 'Cheaper answers: less spending, or more', 1090],
    ['nvidia-closes', 'NvidiaCloses', 'nvidia-closes', 'Nvidia’s closes around that Monday', 670],
    ['voices', 'Voices', 'voices', 'Who said what that week', 2030],
  ],
  'bottom-line': [
    ['answers', 'Answers', 'answers', 'Every question, and every answer to it', 2890],
    ['forecasts', 'Forecasts', 'forecasts', 'What the articles forecast', 2510],
    ['certainty', 'Certainty', 'certainty', 'What is known, estimated and not told', 1960],
  ],
  lab: [
    ['receipt', 'Receipt', 'your-receipt', 'The receipt, line by line', 1640],
    ['questions', 'Questions', 'ask', 'What the model cost, question by question', 480],
    ['assumptions', 'Assumptions', 'assume', 'Every assumption, to move', 930],
    ['lab-outcomes', 'Uncertainty', 'lab-outcomes', 'How sure the ticked lines are', 630],
    ['lab-assumptions', 'Uncertainty', 'lab-assumptions', 'Which assumptions decide the ticked lines', 410],
    ['published-scale', 'Scale', 'stands', 'The published figures on one scale', 410],
    ['presets', 'Presets', 'presets', 'What the others assumed', 1210],
    ['compare', 'Compare', 'compare', 'Two scenarios side by side', 520],
    ['lab-cluster', 'ClusterExplorer', 'lab-cluster', 'The machines: hours, links, failures, fleet', 1070],
    ['assumption-table', 'AssumptionTable', 'table', 'Every assumption as a table', 790],
  ],
};

/** All of them, in the order in which readers meet them. */
export const embeds: readonly Embed[] = Object.entries(rows).flatMap(([page, ofPage]) =>
  ofPage.map(([name, widget, anchor, title, height, story]) => ({
    name,
    widget,
    // Object.entries forgets which keys it saw: they are those of `rows`.
    page: page as Embed['page'],
    anchor,
    title,
    height,
    ...(story ? { story } : {}),
  })),
);

/** What readers see in chapters and lab and cannot embed, with the reason. */
export const notEmbedded: Readonly<Record<string, string>> = {
  PrintLine: 'a line of the text that goes to the receipt of its page',
  TakeAway: 'hands out the files and links of the page it stands on',
  Actions: 'hands out the files and links of the lab',
};

/** The figure with this anchor on a page: "headline-number", "rent". */
export function embedAt(page: string, anchor: string): Embed | undefined {
  return embeds.find((embed) => embed.page === page && embed.anchor === anchor);
}

/** Its address from the root of the site, without a leading slash. */
export const embedPath = ({ name }: Pick<Embed, 'name'>): string => `embed/${name}/`;

/** Where it stands on this site, without a leading slash. */
export const homeOfEmbed = ({ page, anchor }: Pick<Embed, 'page' | 'anchor'>): string => `${page}/#${anchor}`;
