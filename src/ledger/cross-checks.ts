/**
 * What no single file can know: that ids are unique, and that whatever a file leans on exists.
 */
import type { Fact } from './schema.ts';
import type { Chip } from './schema-tables.ts';
import type { Seeds } from './seeds.ts';

/** An id, and where it is given or used. */
interface Mention {
  id: string;
  where: string;
}

/** One line per problem: file, field, reason. */
export function crossCheck(seeds: Seeds): string[] {
  const { references, articles, runs, chips, market, contradictions, exportRules } = seeds;

  const facts = references.flatMap(({ file, data }) =>
    data.facts.map((fact, index) => ({ fact, id: fact.id, where: `${file}: facts[${index}].id` })),
  );
  const claims = articles.flatMap(({ file, data: article }) =>
    article.claims.map((claim, index) => ({ article, claim, id: claim.id, where: `${file}: claims[${index}]` })),
  );
  const ids = {
    reference: references.map(({ file, data }) => ({ id: data.id, where: `${file}: id` })),
    article: articles.map(({ file, data }) => ({ id: data.id, where: `${file}: id` })),
    fact: facts,
    claim: claims.map(({ id, where }) => ({ id, where: `${where}.id` })),
    run: runs.data.map(({ id }, index) => ({ id, where: `${runs.file}: [${index}].id` })),
    chip: chips.data.map(({ id }, index) => ({ id, where: `${chips.file}: [${index}].id` })),
    contradiction: contradictions.data.map(({ id }, index) => ({ id, where: `${contradictions.file}: [${index}].id` })),
  } satisfies Record<string, Mention[]>;

  const used: Record<'reference' | 'fact' | 'claim' | 'chip', Mention[]> = {
    reference: [
      ...claims.map(({ claim, where }) => ({ id: claim.source.reference, where: `${where}.source.reference` })),
      ...runs.data.map((run, index) => ({ id: run.reference, where: `${runs.file}: [${index}].reference` })),
    ],
    fact: [
      ...claims.flatMap(({ claim, where }) => [
        ...claim.checkedAgainst.map((id) => ({ id, where: `${where}.checkedAgainst` })),
        ...mention(claim.printedFigure?.refersTo, `${where}.printedFigure.refersTo`),
      ]),
      { id: market.data.movesFact, where: `${market.file}: movesFact` },
      ...market.data.closes.flatMap((closes, index) =>
        closes.facts.map((id) => ({ id, where: `${market.file}: closes[${index}].facts` })),
      ),
      ...market.data.lossFacts.map((id) => ({ id, where: `${market.file}: lossFacts` })),
      ...chips.data.flatMap((chip, index) => datesOf(chip, `${chips.file}: [${index}]`)),
      ...Object.entries(exportRules.data).flatMap(([list, entries]) =>
        entries.flatMap((entry, index) =>
          entry.factIds.map((id) => ({ id, where: `${exportRules.file}: ${list}[${index}].factIds` })),
        ),
      ),
    ],
    claim: contradictions.data.flatMap((contradiction, index) =>
      contradiction.claims.map((id) => ({ id, where: `${contradictions.file}: [${index}].claims` })),
    ),
    chip: runs.data.map((run, index) => ({ id: run.chip, where: `${runs.file}: [${index}].chip` })),
  };

  return [
    ...Object.entries(ids).flatMap(([kind, given]) => findRepeated(kind, given)),
    ...findDangling('reference', ids.reference, used.reference),
    ...findDangling('fact', ids.fact, used.fact),
    ...findDangling('claim', ids.claim, used.claim),
    ...findDangling('chip', ids.chip, used.chip),
    ...[...ids.reference, ...ids.article].flatMap(findMisnamed),
    ...findRepeated(
      'article prefix',
      articles.map(({ file, data }) => ({ id: data.prefix, where: `${file}: prefix` })),
    ),
    ...claims.flatMap(({ article, id, where }) =>
      id.startsWith(`${article.prefix}-`) ? [] : `${where}.id: "${id}" does not begin with "${article.prefix}-"`,
    ),
    ...findUndated(
      seeds,
      facts.map(({ fact }) => fact),
    ),
    ...findUnknownCompanies(
      seeds,
      facts.map(({ fact }) => fact),
    ),
  ];
}

function mention(id: string | null | undefined, where: string): Mention[] {
  return id === null || id === undefined ? [] : [{ id, where }];
}

/** The facts that date a chip. */
function datesOf({ announcedFact, releaseFact }: Chip, where: string): Mention[] {
  return [...mention(announcedFact, `${where}.announcedFact`), ...mention(releaseFact, `${where}.releaseFact`)];
}

function findUndated({ chips }: Seeds, facts: readonly Fact[]): string[] {
  return chips.data
    .flatMap((chip, index) => datesOf(chip, `${chips.file}: [${index}]`))
    .filter(({ id }) => facts.some((fact) => fact.id === id && fact.date === undefined))
    .map(({ id, where }) => `${where}: the fact "${id}" is no date`);
}

function findRepeated(kind: string, given: readonly Mention[]): string[] {
  const first = new Map<string, Mention>();
  return given.flatMap((mention) => {
    const other = first.get(mention.id);
    if (other) return `${mention.where}: ${other.where} is already the ${kind} "${mention.id}"`;
    first.set(mention.id, mention);
    return [];
  });
}

function findDangling(kind: string, given: readonly Mention[], used: readonly Mention[]): string[] {
  const known = new Set(given.map(({ id }) => id));
  return used.filter(({ id }) => !known.has(id)).map(({ id, where }) => `${where}: there is no ${kind} "${id}"`);
}

/** Addresses and messages name files by id, so the two must agree. */
function findMisnamed({ id, where }: Mention): string[] {
  const name = /([^/\\]+)\.yaml: id$/.exec(where)?.[1];
  return name === id ? [] : [`${where}: the file is called "${name}", the id "${id}"`];
}

/** The market's numbers are series in facts: every series must be one, and every mover a company that we describe. */
function findUnknownCompanies({ market }: Seeds, facts: readonly Fact[]): string[] {
  const { file, data } = market;
  const seriesOf = (id: string) => facts.find((fact) => fact.id === id)?.series;
  const noSeries = [
    { id: data.movesFact, where: `${file}: movesFact` },
    ...data.closes.flatMap((closes, index) =>
      closes.facts.map((id) => ({ id, where: `${file}: closes[${index}].facts` })),
    ),
  ].flatMap(({ id, where }) =>
    facts.some((fact) => fact.id === id) && !seriesOf(id) ? `${where}: the fact "${id}" is no series` : [],
  );

  const moves = seriesOf(data.movesFact) ?? [];
  const companies = data.companies.map(({ ticker }, index) => ({
    id: ticker,
    where: `${file}: companies[${index}].ticker`,
  }));
  return [
    ...noSeries,
    ...findRepeated('company', companies),
    ...companies
      .filter(({ id }) => !moves.some(({ label }) => label === id))
      .map(({ id, where }) => `${where}: "${data.movesFact}" says nothing about ${id}`),
    ...moves
      .filter(({ label }) => !companies.some(({ id }) => id === label))
      .map(({ label }) => `${file}: companies: ${label} of "${data.movesFact}" is missing`),
  ];
}
