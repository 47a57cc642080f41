import { setTimeout as sleep } from 'node:timers/promises';
import { callRpc } from '../../../local/rpc.ts';
import type { LoggedGuild } from '../anyLogs/loggedGuild.ts';
import { readAll } from '../readLedger.ts';

/** graph-node asks for a document at once, and then after 5 to 10 s. */
const READ_MS = 40_000;
const POLL_MS = 100;
const FIELDS = 'kind size digest title description text textExact';

/**
 * Waits until documents are in the ledger: graph-node takes what it has read into the next block, so blocks are mined.
 *
 * @returns those that are there at the end, by their CIDs
 */
export async function documentsRead(guild: LoggedGuild, cids: readonly string[]): Promise<Record<string, object>> {
  let found: { id: string }[] = [];
  for (const deadline = Date.now() + READ_MS; Date.now() < deadline; await sleep(POLL_MS)) {
    await callRpc(guild.rpcUrl, 'evm_mine', []);
    await guild.caughtUp();
    found = await readAll(guild.ledgerUrl, 'documents', FIELDS, `id_in: ${JSON.stringify(cids)}`);
    if (found.length === cids.length) break;
  }
  return Object.fromEntries(found.map(({ id, ...document }) => [id, document]));
}
