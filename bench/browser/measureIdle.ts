import type { Page } from 'playwright-core';

const SETTLING_MS = 5_000;
const IDLE_MS = 60_000;

/** Counts what a screen asks in a minute in which nobody does anything and nothing happens. */
export async function measureIdle(page: Page, url: string): Promise<string> {
  await page.goto(url);
  await page.locator('tbody tr').first().waitFor();
  await page.waitForTimeout(SETTLING_MS);
  let requests = 0;
  page.on('request', () => (requests += 1));
  await page.waitForTimeout(IDLE_MS);
  return `idle: ${requests} requests a minute`;
}
