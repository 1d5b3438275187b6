/**
 * Links are promises: one made for an older version of the table is rewritten, step by step, into the present one.
 *
 * The day a row changes its meaning, add the step that turns a query of the present version into one of the next. The
 * version grows with the list, and links name it from then on.
 */

/** Turns a query of version n, which is its place in the list counted from 1, into one of version n + 1. */
export type Migration = (query: URLSearchParams) => URLSearchParams;

const siteMigrations: readonly Migration[] = [];

/** The version of links made now. */
export const linkVersion = (migrations: readonly Migration[] = siteMigrations): number => migrations.length + 1;

/** A query in the present version, without its version key. What cannot be honoured is added to the notices. */
export function migrateQuery(
  query: URLSearchParams,
  notices: Set<string>,
  migrations: readonly Migration[] = siteMigrations,
): URLSearchParams {
  const present = linkVersion(migrations);
  const written = query.get('v');
  const version = written === null ? 1 : Number(written);
  const rest = new URLSearchParams([...query].filter(([key]) => key !== 'v'));

  if (!Number.isInteger(version) || version < 1) {
    notices.add('The link names no version that this page knows. It was read as it stands.');
    return rest;
  }
  if (version > present) {
    notices.add('The link was made by a newer version of this page. Some of it may be read wrongly.');
    return rest;
  }
  return migrations.slice(version - 1).reduce((migrated, migrate) => migrate(migrated), rest);
}
