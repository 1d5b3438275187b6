import { describe, expect, test } from 'vitest';
import { contactSheet, fileName } from '../../../scripts/look-sheet.ts';

describe('a picture', () => {
  test('has a file name of its own that works everywhere', () => {
    expect(fileName({ path: '/headline-number/', place: 'hours: mid-run', how: '390 dark' }, 'png')).toBe(
      'headline-number.390-dark.hours-mid-run.png',
    );
    expect(fileName({ path: '/', place: 'top', how: '820 light' }, 'png')).toBe('home.820-light.top.png');
  });
});

describe('the contact sheet', () => {
  const shot = (path: string, place: string, how: string) => ({ path, place, how, file: `${place}.${how}.png` });
  const sheet = contactSheet([
    shot('/one/', 'top', '390 light'),
    shot('/one/', 'end', '390 light'),
    shot('/one/', 'top', '390 dark'),
    shot('/two/', 'top', '390 light'),
  ]);

  test('has a row for each place and a column for each appearance, in the order taken', () => {
    const [, one = ''] = sheet.split('<h2');
    expect([...one.matchAll(/scope="col">([^<]*)/g)].map(([, how]) => how)).toEqual(['390 light', '390 dark']);
    const rows = one.match(/<tr><th scope="row">.*<\/tr>/g) ?? [];
    expect(rows.map((row) => row.match(/src="[^"]*"/g)?.length)).toEqual([2, 1]);
    expect(rows[1]).toMatch(/<td><\/td><\/tr>$/);
  });

  test('takes nothing in a name for HTML', () => {
    expect(contactSheet([shot('/<b>"/', 'top', '390 light')])).not.toContain('<b>');
  });
});
