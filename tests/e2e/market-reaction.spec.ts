import { expect, test } from '../support/page.ts';
import { testStory, wide } from '../support/story.ts';

const path = '/market-reaction/';

testStory(path, 'monday');

test('the graphic goes from one company to everybody', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize(wide);
  const graphic = page.locator('scrolly-story > .stage');
  for (const [id, text] of [
    ['monday-nvidia', 'Nvidia lost 17% of its value between two closes'],
    ['monday-shares', 'one fall, two counts of shares'],
    ['monday-broadcom', 'CNBC’s $800B is two companies'],
    ['monday-others', '4 of 7 in cloud, software and devices closed higher'],
  ] as const) {
    await page.goto(`${path}#${id}`);
    await expect(graphic).toContainText(text);
  }
});

test('what one has to believe follows the price cut', async ({ page }) => {
  await page.setViewportSize(wide);
  await page.goto(path);
  const figure = page.locator('#jevons');
  await figure.scrollIntoViewIfNeeded();
  const title = figure.getByRole('heading').first();
  await expect(title).toContainText('11.6× cheaper');
  await expect(title).toContainText('−0.92');
  const fivefold = figure.getByRole('radio', { name: /^5×/ }).or(figure.getByRole('button', { name: /^5×/ }));
  await fivefold.first().click({ force: true });
  await expect(title).toContainText('−0.88');
});
