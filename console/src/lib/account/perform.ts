import { randomKey } from '../../../../client/act/randomKey.ts';
import type { ActionDone, ActionFailed, ActOptions, ReadyAction } from '../../../../client/index.ts';
import { queryClient } from '../queryClient.ts';
import type { ActingAccount } from './account.ts';
import { actionOf, type WantedAction } from './actionOf.ts';
import { begin, doings, forget, note } from './doings.ts';
import { noteEnd, noteStatus } from './noteEnd.ts';
import { actingClient, servedChainQuery } from './servedChain.ts';
import { signerOf } from './signerOf.ts';
import { signsShown } from './signsShown.ts';

type Asked = {
  /** Shows what would be signed; nothing is signed unless it gives true. */
  confirm: (prepared: ReadyAction, key: string) => Promise<boolean>;
  /** Who pays the gas; by default the relayer where it pays. */
  payer: ActOptions['payer'];
};

/**
 * Does something as an account: prepares and shows it, has it signed, submits it and follows it into the ledger.
 *
 * @throws Error that says what to do, when no other input would mend it
 */
export async function perform(
  wish: WantedAction,
  account: ActingAccount,
  { confirm, payer }: Asked,
): Promise<ActionDone | ActionFailed> {
  const chain = await queryClient.fetchQuery(servedChainQuery);
  const client = actingClient(chain);
  const signer = await signerOf(account, chain.id);
  const key = randomKey();
  let shown: ReadyAction | undefined;
  const watched = signsShown(signer, { shown: () => shown, onSigned: () => note(key, { stage: 'submitted' }) });
  const options: ActOptions = {
    key,
    async confirm(prepared) {
      if (!(await confirm(prepared, key))) return false;
      shown = prepared;
      const isSentByWallet = prepared.payer === 'account' && !signer.signTransaction;
      begin({
        ...wish,
        key,
        account: account.address,
        summary: prepared.summary,
        at: Date.now(),
        stage: 'signing',
        isSentByWallet,
      });
      return true;
    },
    onSent: (transaction) => note(key, { transaction }),
    onStatus: (request) => noteStatus(key, request),
    ...(payer && { payer }),
  };
  return ended(key, () => actionOf(client, wish).as(watched, options));
}

/** Notes how something ended; what was not signed or not taken is forgotten. */
async function ended(key: string, act: () => Promise<ActionDone | ActionFailed>): Promise<ActionDone | ActionFailed> {
  try {
    const result = await act();
    if (result.ok || result.step === 'execute') noteEnd(key, result);
    else forget(key);
    return result;
  } catch (error) {
    if (doings.get().find((doing) => doing.key === key)?.stage === 'signing') forget(key);
    throw error;
  }
}
