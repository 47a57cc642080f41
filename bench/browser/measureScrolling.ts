import type { Page } from 'playwright-core';

const FRAME_MS = 1_000 / 60;
/** A frame that took so much longer than its time was not shown in it. */
const LATE = 1.5;
const SECONDS = 20;
const PIXELS_A_FRAME = 60;

type Scrolled = { frames: number; late: number; worstMs: number; rows: number; pixels: number };

/** Runs in the page. */
const SCROLL = `(async () => {
  const result = { frames: 0, late: 0, worstMs: 0 };
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const begun = await nextFrame();
  for (let last = begun; last - begun < ${SECONDS * 1_000}; ) {
    scrollBy(0, ${PIXELS_A_FRAME});
    const now = await nextFrame();
    result.frames += 1;
    if (now - last > ${FRAME_MS * LATE}) result.late += 1;
    result.worstMs = Math.max(result.worstMs, now - last);
    last = now;
  }
  return { ...result, rows: document.querySelectorAll('tbody tr').length, pixels: Math.round(scrollY) };
})()`;

/** Scrolls down a list at a steady pace; tells which frames came late, and how many rows the page then holds. */
export async function measureScrolling(page: Page, url: string): Promise<string> {
  await page.goto(url);
  await page.locator('tbody tr').first().waitFor();
  const { frames, late, worstMs, rows, pixels } = await page.evaluate<Scrolled>(SCROLL);
  const share = ((100 * late) / frames).toFixed(1);
  return `scrolling: ${pixels.toLocaleString('en')} px in ${SECONDS} s, ${share} % of ${frames} frames late, the worst ${worstMs.toFixed()} ms; ${rows} rows in the page`;
}
