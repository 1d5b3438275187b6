/**
 * Prints a receipt in the terminal: `npm run receipt -- --rate 3.42`. All of the model in one file's worth of use.
 */
import { parseArgs } from 'node:util';
import { formatRange } from '../src/ledger/format.ts';
import { ledger } from '../src/ledger/site-ledger.ts';
import { question, questionIds } from '../src/model/questions.ts';
import { type LineId, lineIds } from '../src/model/receipt-inputs.ts';
import { receipt } from '../src/model/receipt.ts';
import { tick } from '../src/model/receipt-ticks.ts';
import { assumptionByUrlKey, assumptionIds, assumptions, fitToAssumption } from '../src/scenario/assumptions.ts';
import { modelConstants } from '../src/scenario/constants.ts';
import { presets, presetScenario } from '../src/scenario/presets.ts';
import { rangeOf } from '../src/scenario/range.ts';
import { asLineId, asQuestionId, initialScenario, type Scenario } from '../src/scenario/scenario.ts';
import { tillReceipt } from '../src/scenario/till.ts';
import { encodeScenario, parseNumber } from '../src/scenario/url.ts';

const help = `Prints what it costs, line by line.

  npm run receipt -- [options]

  --rate 3.42            the rent of a GPU-hour, in dollars
  --question own         what is asked: ${questionIds.join(', ')}
  --lines pre,people     these lines instead: ${lineIds.join(', ')}
  --preset cluster-51m   start from a published figure: ${presets.map(({ id }) => id).join(', ')}
  --set price=24900      any assumption; may be repeated
  --hours derived        pre-training hours from parameters, tokens and MFU instead of those disclosed
  --write-down declining machines lose a fixed share of their price a year instead of ageing evenly
  --json                 the receipt as JSON, with units
  --help                 this text

Assumptions for --set:
${assumptionIds.map(describeAssumption).join('\n')}
`;

function describeAssumption(id: (typeof assumptionIds)[number]): string {
  const { urlKey, label, unit, min, max } = assumptions[id];
  return `  ${urlKey.padEnd(8)} ${label}, ${formatRange(min, max, unit, 'short')}`;
}

/** Something the caller wrote cannot be used. */
class UsageError extends Error {}

function scenarioFrom(args: string[]): { scenario: Scenario; json: boolean; help: boolean } {
  const { values: given } = parseArgs({
    args,
    options: {
      rate: { type: 'string' },
      question: { type: 'string' },
      lines: { type: 'string' },
      preset: { type: 'string' },
      set: { type: 'string', multiple: true },
      hours: { type: 'string' },
      'write-down': { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (given.question !== undefined && given.lines !== undefined) {
    throw new UsageError('--question and --lines both say what to tick: give one of them');
  }

  const preset = given.preset === undefined ? undefined : presets.find(({ id }) => id === given.preset);
  if (given.preset !== undefined && !preset)
    throw unknown(
      'preset',
      given.preset,
      presets.map(({ id }) => id),
    );
  const start = preset ? presetScenario(preset) : initialScenario;

  const values = { ...start.values };
  for (const setting of [...(given.rate === undefined ? [] : [`rate=${given.rate}`]), ...(given.set ?? [])]) {
    const [key = '', text = ''] = setting.split(/=(.*)/s);
    const id = assumptionByUrlKey(key);
    if (id === undefined)
      throw unknown(
        'assumption',
        key,
        assumptionIds.map((each) => assumptions[each].urlKey),
      );
    values[id] = allowedValue(id, text);
  }
  return {
    scenario: {
      ...start,
      values,
      choices: {
        hours: oneOf('--hours', given.hours, ['disclosed', 'derived']) ?? start.choices.hours,
        writeDown:
          oneOf('--write-down', given['write-down'], ['straight-line', 'declining']) ?? start.choices.writeDown,
      },
      ticked: tickedLines(given.question, given.lines) ?? start.ticked,
    },
    json: given.json,
    help: given.help,
  };
}

function allowedValue(id: (typeof assumptionIds)[number], text: string): number {
  const { urlKey, label, unit, min, max } = assumptions[id];
  const value = parseNumber(text);
  if (!(value >= min && value <= max)) {
    throw new UsageError(`${urlKey} (${label}) must be ${formatRange(min, max, unit)}, not “${text}”`);
  }
  return fitToAssumption(id, value);
}

function tickedLines(asked: string | undefined, listed: string | undefined): readonly LineId[] | undefined {
  if (asked !== undefined) {
    const id = asQuestionId(asked);
    if (id === undefined) throw unknown('question', asked, questionIds);
    return question(id).lines;
  }
  return listed?.split(',').reduce<readonly LineId[]>((ticked, name) => {
    const line = asLineId(name);
    if (line === undefined) throw unknown('line', name, lineIds);
    const { ticked: next, refused } = tick(ticked, line);
    if (refused) throw new UsageError(`${line} cannot stand beside ${refused.lines.join(', ')}. ${refused.sentence}`);
    return next;
  }, []);
}

function oneOf<Choice extends string>(
  option: string,
  text: string | undefined,
  allowed: readonly Choice[],
): Choice | undefined {
  if (text === undefined) return undefined;
  const choice = allowed.find((each) => each === text);
  if (choice === undefined) throw unknown(option, text, allowed);
  return choice;
}

function unknown(kind: string, text: string, known: readonly string[]): UsageError {
  return new UsageError(`There is no ${kind} “${text}”. Known: ${known.join(', ')}`);
}

/** What the options ask for, as text. */
function answer(args: string[]): string {
  const { scenario, json, help: wantsHelp } = scenarioFrom(args);
  if (wantsHelp) return help;

  const constants = modelConstants(ledger);
  const printed = receipt(scenario.values, scenario.choices, scenario.ticked, constants);
  const range = rangeOf(scenario, constants);
  if (!json) return tillReceipt(printed, range, constants);
  const { p5Usd, p50Usd, p95Usd } = range;
  return JSON.stringify({ query: encodeScenario(scenario), ...printed, range: { p5Usd, p50Usd, p95Usd } }, null, 2);
}

try {
  console.log(answer(process.argv.slice(2)));
} catch (error) {
  // parseArgs throws TypeErrors for options it does not know; anything else is a fault of ours and shows its trace.
  const isUsage = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
  if (!isUsage) throw error;
  console.error(`${error.message}\nTry: npm run receipt -- --help`);
  process.exitCode = 2;
}
