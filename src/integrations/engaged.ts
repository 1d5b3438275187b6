/**
 * `client:engaged`: an island that wakes when the reader first does anything (points, scrolls, presses a key, touches),
 * or at once when the address or this visit carries a scenario that its still does not show. A page that is only opened
 * loads nothing for it.
 */
import type { AstroIntegration } from 'astro';

export function engaged(): AstroIntegration {
  return {
    name: 'client-engaged',
    hooks: {
      'astro:config:setup': ({ addClientDirective }) => {
        addClientDirective({ name: 'engaged', entrypoint: './src/integrations/engaged-directive.ts' });
      },
    },
  };
}
