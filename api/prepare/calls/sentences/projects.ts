import { concat, toBeHex } from 'ethers';
import { ledgerRow } from '../../find/ledgerRow.ts';
import { account, percent, quoted } from '../../words.ts';
import type { Sentences, Telling } from '../call.ts';
import { amountOf, tokenOf } from '../sentenceWords.ts';

/** What a guild's Projects contract does. */
export const projectsSentences: Sentences = {
  acceptProject: ({ projectId, termsHash }, telling) => acceptance(telling, projectId, termsHash),
  setFeeBps: ({ feeBps_ }) => `set the guild's fee to ${percent(feeBps_)} of each released milestone`,
  setFeeTokenRate: async ({ token, rate }, telling) => {
    const fees = `fees in ${await tokenOf(telling, token)}`;
    if (rate === 0n) return `no longer take guild tokens for ${fees}`;
    return `take ${rate} smallest units of guild tokens per 10^18 smallest units of ${fees}`;
  },
  setTokenAllowed: async ({ token, allowed }, telling) =>
    `${allowed ? 'take' : 'no longer take'} payment in ${await tokenOf(telling, token)}`,
  holdCredit: async ({ account: whose, token }, telling) =>
    `hold the credit of ${account(whose)} in ${await tokenOf(telling, token)}`,
  releaseCredit: async ({ account: whose, token }, telling) =>
    `let ${account(whose)} withdraw its held credit in ${await tokenOf(telling, token)}`,
};

async function acceptance(telling: Telling, projectId: bigint, termsHash: string): Promise<string> {
  const { scope, to } = telling;
  const read = { contract: 'Projects', to, function: 'projectOf', args: [projectId] } as const;
  const id = concat([to, toBeHex(BigInt.asUintN(32, projectId), 4)]);
  const [[project], row] = await Promise.all([scope.chain.read(read, scope.block), ledgerRow(scope, 'project', id)]);
  const label = row?.title ? quoted(row.title) : `project ${projectId}`;
  if (project.termsHash !== termsHash) return `accept ${label} on terms that it does not have now`;
  if (row?.termsHash !== termsHash) return `accept ${label}, on terms that the ledger does not have yet`;
  return `accept ${label}, worth ${await amountOf(telling, project.token, row.total)}`;
}
