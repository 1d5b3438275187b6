import { readFileSync } from 'node:fs';
import type { z } from 'astro/zod';
import { parse } from 'yaml';
import { describeProblems } from '../ledger/problems.ts';

/** A YAML file as its schema has it. Throws with one line per problem: file, field, reason. */
export function readYaml<Data>(file: string, schema: z.ZodType<Data>): Data {
  const result = schema.safeParse(parseFile(file));
  if (!result.success) throw new Error(describeProblems(file, result.error));
  return result.data;
}

function parseFile(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
