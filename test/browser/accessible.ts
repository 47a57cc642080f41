import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { expect } from 'chai';
import type { Page } from 'playwright-core';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What a reader with a disability cannot get past. */
const SERIOUS = ['serious', 'critical'];

/**
 * Holds a screen to WCAG 2.2 AA and to best practice, by axe.
 *
 * @param page - Shows the screen, with everything that it waits for.
 * @param within - Selector of a part; the whole page by default.
 */
export async function expectAccessible(page: Page, within = 'html'): Promise<void> {
  const source = await readFile(AXE, 'utf8');
  // The page’s content security policy forbids scripts that are not its own, but not what the browser’s owner runs.
  await page.evaluate(source);
  const { violations } = await page.evaluate<AxeResults, string>(
    (selector) => (window as unknown as { axe: { run(of: string): Promise<AxeResults> } }).axe.run(selector),
    within,
  );
  const faults = violations
    .filter(({ impact }) => SERIOUS.includes(impact ?? ''))
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' | ')}`);
  expect(faults.join('\n'), page.url()).to.equal('');
}
