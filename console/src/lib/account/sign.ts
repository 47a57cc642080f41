import type { ActionFailed, ReadySignature, Signed } from '../../../../client/index.ts';
import { queryClient } from '../queryClient.ts';
import type { ActingAccount } from './account.ts';
import { signatureOf, type WantedAction } from './actionOf.ts';
import { actingClient, servedChainQuery } from './servedChain.ts';
import { signerOf } from './signerOf.ts';
import { signsShown } from './signsShown.ts';

/**
 * Signs something for somebody else to submit.
 *
 * @param confirm - Shows what would be signed; nothing is signed unless it gives true.
 * @throws Error that says what to do, when no other input would mend it
 */
export async function sign(
  wish: WantedAction,
  account: ActingAccount,
  confirm: (prepared: ReadySignature) => Promise<boolean>,
): Promise<Signed | ActionFailed> {
  const chain = await queryClient.fetchQuery(servedChainQuery);
  const action = signatureOf(actingClient(chain), wish);
  const signer = await signerOf(account, chain.id);
  let shown: ReadySignature | undefined;
  return action.signedBy(signsShown(signer, { shown: () => shown, onSigned: () => {} }), {
    async confirm(prepared) {
      if (!(await confirm(prepared))) return false;
      shown = prepared;
      return true;
    },
  });
}
