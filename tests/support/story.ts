/** What every step of every story must do: open by its address, wide and on a phone, and give axe nothing to find. */
import { stepsOf, type StoryId } from '../../src/scrolly/stories.ts';
import { expect, expectNoOverflow, expectNoViolations, test } from './page.ts';

export const wide = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

/** Declares two tests a step for the story of the page at `path`. */
export function testStory(path: string, story: StoryId): void {
  for (const { id, state, number, count } of stepsOf(story)) {
    test(`step ${number} of ${count}, “${state}”, opens by its address, with nothing for axe to find`, async ({
      page,
    }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.setViewportSize(wide);
      await page.goto(`${path}#${id}`);
      await expect(page.locator(`#${id}`)).toHaveAttribute('data-active', '');
      await expect(page.locator('[data-place]')).toContainText(`${number} of ${count}`);
      await expectNoViolations(page, 'scrolly-story');
    });

    test(`step ${number} of ${count} opens by its address on a phone, below the graphic`, async ({ page }) => {
      await page.setViewportSize(phone);
      await page.goto(`${path}#${id}`);
      await expect(page.locator(`#${id}`)).toHaveAttribute('data-active', '');
      await expect(page.locator('scrolly-story > .stage')).toBeInViewport();
      const stage = await page.locator('scrolly-story > .stage').boundingBox();
      const text = await page.locator(`#${id} p`).first().boundingBox();
      expect(text?.y ?? 0, 'the text starts below the graphic').toBeGreaterThanOrEqual(
        (stage?.y ?? 0) + (stage?.height ?? 0) - 1,
      );
      await expectNoOverflow(page);
    });
  }
}
