/**
 * Every island of this site is rendered at build, so the page links its styles already. The browser build would emit
 * them a second time beside the scripts, and readers would load them twice: it is given empty ones instead.
 */

/** The parts of a Vite plugin that this one uses. */
interface StylePlugin {
  name: string;
  enforce: 'post';
  applyToEnvironment: (environment: { name: string }) => boolean;
  load: { order: 'pre'; handler: (id: string) => string | undefined };
}

export function stylesOnce(): StylePlugin {
  return {
    name: 'styles-once',
    enforce: 'post',
    applyToEnvironment: ({ name }) => name === 'client',
    load: {
      order: 'pre',
      handler(id) {
        return id.includes('.svelte?svelte&type=style') ? '' : undefined;
      },
    },
  };
}
