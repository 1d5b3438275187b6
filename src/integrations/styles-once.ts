/**
 * Every island of this site is rendered at build, so the pages link its styles already. The browser build would emit them
 * a second time beside the scripts, and readers would load them twice: there, importing a style imports nothing.
 * `tests/e2e/assets.spec.ts` holds that each page links all that its islands need.
 */

/** The parts of a Vite plugin that this one uses. */
interface StylePlugin {
  name: string;
  enforce: 'pre';
  applyToEnvironment: (environment: { name: string }) => boolean;
  resolveId: (source: string) => string | undefined;
  load: (id: string) => string | undefined;
}

// Not named like a style: nothing that deals in styles may take it for an empty one and emit a file for it.
const nothing = '\0styles-once';
const isStyle = (source: string): boolean => /\.css$|\.svelte\?svelte&type=style/.test(source);

export function stylesOnce(): StylePlugin {
  return {
    name: 'styles-once',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    resolveId: (source) => (isStyle(source) ? nothing : undefined),
    load: (id) => (id === nothing ? 'export {};' : undefined),
  };
}
