import { type DocumentText, GuildhallError, type Relayed } from '../../../../client/index.ts';
import type { EntriesMadeQuery, EntriesMadeQueryVariables } from '../../generated/operations.ts';
import { ask } from '../ask.ts';
import { queryClient } from '../queryClient.ts';
import { actionOf } from './actionOf.ts';
import { type Doing, doings, note } from './doings.ts';
import { noteEnd, noteStatus } from './noteEnd.ts';
import { actingClient, servedChainQuery } from './servedChain.ts';

const LOST = 'It has not reached the gateway: nothing has happened. Do it again.';
/** Milliseconds between two looks for what a wallet sent itself. */
const POLL_MS = 2_000;

const entriesMadeDocument: DocumentText<EntriesMadeQuery, EntriesMadeQueryVariables> = /* GraphQL */ `
  query EntriesMade($hash: Bytes!) {
    ledgerEntries(where: { transactionHash: $hash }, orderBy: id, first: 100) {
      number
      kind
      guild {
        id
      }
    }
  }
`;

/** Follows again what was under way when the page was left. Nothing is signed. */
export function resumeAll(): void {
  for (const doing of doings.get()) if (doing.stage !== 'ended') void resume(doing).catch(console.warn);
}

/**
 * Follows something again that was submitted, until it has ended. What was not signed stays as it is.
 *
 * @throws GuildhallError when the gateway does not answer
 */
export async function resume(doing: Doing): Promise<void> {
  if (doing.isSentByWallet) return followSent(doing);
  const { key, account, stage } = doing;
  const client = actingClient(await queryClient.fetchQuery(servedChainQuery));
  const onStatus = (request: Relayed) => noteStatus(key, request);
  try {
    // The gateway is asked for the key's request first; an account that cannot sign goes no further.
    const asked = { key, payer: 'account', confirm: () => false, onStatus } as const;
    const result = await actionOf(client, doing).as({ address: account }, asked);
    if (result.ok || result.step === 'execute') return noteEnd(key, result);
  } catch (error) {
    if (!(error instanceof GuildhallError) || error.code !== 'SIGNER_CANNOT') throw error;
  }
  if (stage !== 'signing') note(key, { stage: 'ended', failure: LOST });
}

async function followSent({ key, transaction }: Doing): Promise<void> {
  while (transaction !== undefined) {
    const { ledgerEntries } = (await ask(entriesMadeDocument, { hash: transaction })).data;
    const entries = ledgerEntries.map(({ guild, number, kind }) => ({ guild: guild.id, number: String(number), kind }));
    if (entries.length > 0) return note(key, { stage: 'ended', entries });
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
