/**
 * How each unit is printed and spoken. The type keeps this table complete.
 */
import type { Unit } from './schema.ts';

/** How the number itself is printed; see `print-number.ts`. */
export type NumberKind =
  'count' | 'decimal' | 'si' | 'gpu-hours' | 'dollars' | 'price' | 'share' | 'percent' | 'change' | 'times';

interface UnitWording {
  kind: NumberKind;
  /** Printed after the number 1, and after any other number. */
  one: string;
  many: string;
  /** Spoken after the number, where print uses a symbol. */
  spokenOne: string;
  spokenMany: string;
  /** Printed and spoken before the number. */
  before: string;
}

export const unitWording: Record<Unit, UnitWording> = {
  usd: money('dollars', ''),
  'usd-per-day': money('dollars', ' per day'),
  'usd-per-year': money('dollars', ' per year'),
  'usd-per-person-year': money('dollars', ' per person-year'),
  'usd-per-gpu': money('dollars', ' per GPU'),
  'usd-per-gpu-hour': money('price', ' per GPU-hour'),
  'usd-per-kwh': money('price', ' per kWh', ' per kilowatt-hour'),
  'usd-per-kw-month': money('price', ' per kW-month', ' per kilowatt and month'),
  'usd-per-million-tokens': money('price', ' per million tokens'),
  'usd-per-share': money('price', ' per share'),
  yuan: words('count', 'yuan', 'yuan'),

  'gpu-hours': words('gpu-hours', 'GPU-hour'),
  'gpu-hours-per-trillion-tokens': words('gpu-hours', 'GPU-hour per trillion tokens', 'GPU-hours per trillion tokens'),
  gpus: words('count', 'GPU'),
  'gpus-per-node': words('count', 'GPU per node', 'GPUs per node'),
  nodes: words('decimal', 'node'),
  'nodes-per-token': words('decimal', 'node per token', 'nodes per token'),
  'nics-per-node': words('count', 'network card per node', 'network cards per node'),
  switches: words('count', 'switch', 'switches'),
  'streaming-multiprocessors': words('count', 'SM', 'SMs', 'streaming multiprocessor', 'streaming multiprocessors'),
  'pipeline-stages': words('count', 'pipeline stage'),
  'expert-parallel-ways': words('count', 'way'),
  flop: words('si', 'FLOP', 'FLOP', 'floating-point operation', 'floating-point operations'),
  'flop-per-second': words(
    'si',
    'FLOP/s',
    'FLOP/s',
    'floating-point operation per second',
    'floating-point operations per second',
  ),
  'flop-per-token': words(
    'si',
    'FLOP per token',
    'FLOP per token',
    'floating-point operation per token',
    'floating-point operations per token',
  ),
  tops: words('decimal', 'TOPS', 'TOPS', 'trillion operations per second', 'trillion operations per second'),
  tpp: words('count', 'TPP', 'TPP', 'of total processing performance', 'of total processing performance'),
  'tpp-per-mm2': words(
    'decimal',
    'TPP per mm²',
    'TPP per mm²',
    'TPP per square millimetre',
    'TPP per square millimetre',
  ),
  mm2: words('decimal', 'mm²', 'mm²', 'square millimetre', 'square millimetres'),

  parameters: words('count', 'parameter'),
  tokens: words('count', 'token'),
  'tokens-per-day': words('count', 'token per day', 'tokens per day'),
  'tokens-per-second': words('count', 'token per second', 'tokens per second'),
  samples: words('count', 'sample'),
  sequences: words('count', 'sequence'),
  layers: words('count', 'layer'),
  heads: words('count', 'head'),
  experts: words('count', 'expert'),
  'experts-per-node': words('decimal', 'expert per node', 'experts per node'),
  'expert-groups': words('count', 'group'),
  dimensions: words('count', 'dimension'),
  elements: words('count', 'element'),
  bits: words('decimal', 'bit'),
  'bytes-per-token': words('si', 'B per token', 'B per token', 'byte per token', 'bytes per token'),
  gb: words('decimal', 'GB', 'GB', 'gigabyte', 'gigabytes'),
  'gb-per-second': words('decimal', 'GB/s', 'GB/s', 'gigabyte per second', 'gigabytes per second'),

  watts: words('si', 'W', 'W', 'watt', 'watts'),
  kw: words('decimal', 'kW', 'kW', 'kilowatt', 'kilowatts'),
  gwh: words('decimal', 'GWh', 'GWh', 'gigawatt-hour', 'gigawatt-hours'),
  pue: symbol('decimal', '', '', 'PUE '),

  years: words('decimal', 'year'),
  days: words('decimal', 'day'),
  hours: words('decimal', 'hour'),
  seconds: words('decimal', 'second'),

  share: symbol('share', '', ' percent'),
  'percent-change': symbol('change', '', ' percent'),
  'percent-score': symbol('percent', '', ' percent'),
  'percent-points': words('decimal', 'point', 'points', 'percentage point', 'percentage points'),
  percentile: symbol('decimal', '', '', 'percentile '),
  rating: symbol('count', '', ''),
  times: symbol('times', '', ' times'),
  'times-per-year': symbol('times', ' per year', ' times per year'),
  'orders-of-magnitude-per-year': words('decimal', 'orders of magnitude per year', 'orders of magnitude per year'),
  ratio: symbol('decimal', '', ''),
  number: symbol('decimal', '', ''),

  people: words('count', 'person', 'people'),
  interruptions: words('count', 'interruption'),
  'log-lines': words('count', 'log line'),
  records: words('count', 'record'),
  rounds: words('count', 'round'),
  rank: symbol('count', '', '', 'rank '),
  'index-points': words('decimal', 'point'),
};

/** A unit that is written as words or letters after a blank. */
function words(
  kind: NumberKind,
  one: string,
  many = `${one}s`,
  spokenOne = one,
  spokenMany = spokenOne === one ? many : `${spokenOne}s`,
): UnitWording {
  return {
    kind,
    one: ` ${one}`,
    many: ` ${many}`,
    spokenOne: ` ${spokenOne}`,
    spokenMany: ` ${spokenMany}`,
    before: '',
  };
}

/** A unit whose sign belongs to the number: per cent, times, none at all. */
function symbol(kind: NumberKind, after: string, spoken: string, before = ''): UnitWording {
  return { kind, one: after, many: after, spokenOne: spoken, spokenMany: spoken, before };
}

/** United States dollars, per something. */
function money(kind: 'dollars' | 'price', per: string, spokenPer = per): UnitWording {
  return {
    kind,
    one: per,
    many: per,
    spokenOne: ` dollar${spokenPer}`,
    spokenMany: ` dollars${spokenPer}`,
    before: '',
  };
}
