import type { Page } from 'playwright-core';
import { technicalKinds } from '../../console/src/features/ledger/technicalKinds.ts';
import { queryGraph } from '../../local/http/queryGraph.ts';
import type { RunningStack } from '../../testing/stack/runningStack.ts';

/** An entry, as the API tells it. */
export type EntryAsTold = {
  id: string;
  number: string;
  kind: string;
  blockNumber: string;
  timestamp: string;
  transactionHash: string;
  amount: string | null;
};

/** What the list does not show unless it is asked to. */
export const UNFOLDED = { kind_not_in: [...technicalKinds] };

/** The story’s ledger: as the API has it, and as a page shows it. */
export function ledgerOf({ graphql, stack, story }: RunningStack, page: Page) {
  const { guild } = story.variables;
  return {
    url: `${stack.gatewayUrl}/g/${guild}/ledger`,
    /** Entries of the API, newest first. */
    async told(where: object = {}): Promise<EntryAsTold[]> {
      const query = `query ($where: LedgerEntry_filter!) {
        ledgerEntries(first: 1000, where: $where, orderBy: id, orderDirection: desc) {
          id number kind blockNumber timestamp transactionHash amount } }`;
      const answer = await queryGraph<{ ledgerEntries: EntryAsTold[] }>(graphql, query, { where: { guild, ...where } });
      return answer.ledgerEntries;
    },
    rows: () => page.locator('table.ledger tbody tr:not(.gap)'),
    /** Numbers of the entries that are drawn, once the list has none but them. */
    async numbers(): Promise<string[]> {
      await page.locator('section[aria-label=Entries][aria-busy=false]').waitFor();
      const texts = await page.locator('table.ledger tbody .cell-number').allTextContents();
      return texts.map((text) => text.replaceAll(',', ''));
    },
    /** Waits until the list is of these entries: those that are seen are drawn, and a dozen below them. */
    listIs: (wanted: readonly string[]) =>
      page.waitForFunction((told) => {
        const cells = [...document.querySelectorAll('table.ledger tbody .cell-number')];
        const drawn = cells.map(({ textContent }) => textContent);
        return drawn.length >= Math.min(told.length, 12) && drawn.every((number, index) => number === told[index]);
      }, wanted),
    /** Waits until the first line is this entry's. */
    firstIs: (number: string | undefined) =>
      page.waitForFunction(
        (wanted) => document.querySelector('table.ledger tbody .cell-number')?.textContent === wanted,
        number,
      ),
  };
}
