/**
 * When islands wake.
 *
 * `client:near`: when the island is in the window or nearly, and the reader does not just fly past it. So nothing wakes in
 * the middle of a long scroll, which stays smooth, and who goes straight to the end loads little of what lies between.
 *
 * `client:engaged`: when the reader has done anything (pointed, scrolled, pressed a key, touched) and does not just fly
 * along, or at once when the island itself is touched, or when the address or this visit carries a scenario that its
 * still does not show. A page that is only opened loads nothing for it.
 *
 * What readers do to an island before it is awake is kept for it: see early-input.ts.
 */
import type { AstroIntegration } from 'astro';
import { minifySync } from 'vite';
import { earlyInput } from './early-input.ts';

export function directives(): AstroIntegration {
  return {
    name: 'client-directives',
    hooks: {
      'astro:config:setup': ({ addClientDirective, injectScript }) => {
        for (const name of ['near', 'engaged']) {
          addClientDirective({ name, entrypoint: `./src/integrations/${name}-directive.ts` });
        }
        const { code } = minifySync('early-input.js', `(${String(earlyInput)})()`);
        injectScript('head-inline', code);
      },
    },
  };
}
