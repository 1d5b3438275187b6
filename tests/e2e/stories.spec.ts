/** What every story of every chapter promises, in whatever window. */
import type { Page } from '@playwright/test';
import { stepsOf } from '../../src/scrolly/stories.ts';
import { awaken, expect, test } from '../support/page.ts';

const chapters = [
  { path: '/headline-number/', story: 'hours', end: '$5,576,000' },
  { path: '/hidden-costs/', story: 'zoom', end: 'What would it cost to buy that fleet and run it?' },
  { path: '/architecture-tricks/', story: 'token', end: '1.4 times' },
  { path: '/export-controls/', story: 'rounds', end: '15 January 2026' },
  { path: '/market-reaction/', story: 'monday', end: 'the Dow Jones rose' },
] as const;

const lowWindows = [
  { width: 844, height: 390 },
  { width: 390, height: 667 },
  { width: 320, height: 568 },
  { width: 320, height: 256 },
  { width: 1024, height: 600 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

/** Texts and links of the steps that something lies on when they are scrolled or tabbed to. */
function coveredTexts(page: Page): Promise<string[]> {
  return page.locator('scrolly-story').evaluate(async (story) => {
    const rest = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const covered: string[] = [];
    for (const part of story.querySelectorAll<HTMLElement>('.step p:not(.vh), .step a, .step button.trigger')) {
      if (part.closest('[popover]')) continue;
      if (part.matches('p')) part.scrollIntoView({ block: 'start', behavior: 'instant' });
      else part.focus();
      await rest();
      const box = part.getClientRects()[0];
      if (!box) continue;
      const on = document.elementFromPoint(box.left + Math.min(8, box.width / 2), box.top + 8);
      if (!on?.closest('.step')) covered.push(`${part.innerText.slice(0, 30)} under ${on?.className ?? 'nothing'}`);
    }
    return covered;
  });
}

for (const { path, story, end } of chapters) {
  for (const viewport of lowWindows) {
    test(`the words of ${story} are never covered in a window of ${viewport.width} by ${viewport.height}`, async ({
      page,
    }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.setViewportSize(viewport);
      await page.goto(path);
      await expect(page.locator('scrolly-story')).toHaveAttribute('data-lay', /./);
      expect(await coveredTexts(page)).toEqual([]);
    });
  }

  test(`the buttons of ${story} are large enough for a finger and say where they led`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 820, height: 1180 });
    const steps = stepsOf(story);
    await page.goto(`${path}#${steps[0]?.id}`);
    const said = page.locator('scrolly-story [role=status][data-said]');
    await expect(said).toHaveText('');
    for (const name of ['Next step', 'Back a step']) {
      const box = await page.getByRole('button', { name }).boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(44);
      expect(box?.width).toBeGreaterThanOrEqual(44);
    }
    await page.getByRole('button', { name: 'Next step' }).click();
    await expect(said).toHaveText(`Step 2 of ${steps.length}: ${steps[1]?.name}`);
    await expect(page.getByRole('button', { name: 'Next step' })).toBeFocused();
    await page.getByRole('button', { name: 'Back a step' }).click();
    await expect(said).toHaveText(`Step 1 of ${steps.length}: ${steps[0]?.name}`);
  });

  test(`${story} is printed as it ends`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${path}#${stepsOf(story)[1]?.id}`);
    const stage = page.locator('scrolly-story > .stage');
    await awaken(page);
    await expect(stage).not.toContainText(end);
    await page.emulateMedia({ media: 'print' });
    await expect(stage).toContainText(end);
    await expect(page.getByRole('button', { name: 'Next step' })).toBeHidden();
    await page.emulateMedia({ media: 'screen' });
    await expect(stage).not.toContainText(end);
  });
}

for (const id of ['hours-pre-training', 'hours-priced']) {
  test(`on wide screens the graphic rests in the middle of the window, level with its step ${id}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 1920, height: 1080 });
    await page.goto(`/headline-number/#${id}`);
    await expect(page.locator(`#${id}`)).toHaveAttribute('data-active', '');
    const stage = await page.locator('scrolly-story > .stage').boundingBox();
    const step = await page.locator(`#${id}`).boundingBox();
    const bar = await page.locator('header.bar').boundingBox();
    if (!stage || !step || !bar) throw new Error('The story is not on the page');
    const above = stage.y - bar.height;
    const below = 1080 - stage.y - stage.height;
    expect(Math.abs(above - below)).toBeLessThan(8);
    expect(Math.abs(step.y - stage.y)).toBeLessThan(8);
  });
}
