import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { withOwnPolicy } from '../../../src/integrations/page-policy.ts';

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const page = (hashes: string, body: string) =>
  `<head><meta http-equiv="content-security-policy" content="default-src 'self'; script-src 'self'${hashes}; style-src 'self'${hashes};"></head>${body}`;

test('a page’s policy keeps the hashes of its own scripts and styles and loses all others', () => {
  const own = ` ${hashOf('run()')} ${hashOf('p{}')}`;
  const body = '<script type="module">run()</script><style>p{}</style>';
  expect(withOwnPolicy(page(`${own} ${hashOf('elsewhere()')}`, body))).toBe(page(own, body));
});

test('no hash is added, and a page without a policy stays as it is', () => {
  expect(withOwnPolicy(page('', '<script>run()</script>'))).toBe(page('', '<script>run()</script>'));
  expect(withOwnPolicy('<p>A page</p>')).toBe('<p>A page</p>');
});
