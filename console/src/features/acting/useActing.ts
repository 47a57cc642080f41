import { useState } from 'react';
import type { ActionFailed, ReadyAction, ReadySignature } from '../../../../client/index.ts';
import type { ActingAccount } from '../../lib/account/account.ts';
import type { WantedAction } from '../../lib/account/actionOf.ts';
import { perform } from '../../lib/account/perform.ts';
import { sign } from '../../lib/account/sign.ts';

/** What was prepared, and the reader's answer to it. */
export type Shown = { prepared: ReadyAction | ReadySignature; key?: string; answer: (isSigned: boolean) => void };

/** How far something has come that the reader wants to do. */
export type Acting =
  | { at: 'form'; failed?: ActionFailed; fault?: string; isTakenBack?: boolean }
  | { at: 'preparing' }
  | ({ at: 'shown' } & Shown)
  | { at: 'underway'; prepared: Shown['prepared']; key?: string; fault?: string }
  | { at: 'signed'; signature: string; summary: string };

type Asked = { isSignature: boolean; payer: ReadyAction['payer'] | undefined };

/** Does what a form asks for: each thing is shown in the review sheet before it is signed, and what is shown is what is signed. */
export function useActing() {
  const [acting, setActing] = useState<Acting>({ at: 'form' });
  /** Ends the review before anything was signed, or closes the sheet: what is under way goes on. */
  const close = () => {
    if (acting.at === 'shown') acting.answer(false);
    else setActing({ at: 'form' });
  };
  const begin = async (wish: WantedAction, account: ActingAccount, { isSignature, payer }: Asked) => {
    let isTakenBack = false;
    let agreed: { prepared: Shown['prepared']; key?: string } | undefined;
    setActing({ at: 'preparing' });
    const show = (prepared: Shown['prepared'], key?: string) =>
      new Promise<boolean>((resolve) => {
        const answer = (isSigned: boolean) => {
          isTakenBack = !isSigned;
          if (isSigned) {
            agreed = { prepared, ...(key !== undefined && { key }) };
            setActing({ at: 'underway', ...agreed });
          }
          resolve(isSigned);
        };
        setActing({ at: 'shown', prepared, answer, ...(key !== undefined && { key }) });
      });
    try {
      const result = isSignature
        ? await sign(wish, account, (prepared) => show(prepared))
        : await perform(wish, account, { confirm: show, payer });
      if (result.ok && 'signature' in result) setActing({ at: 'signed', ...result });
      else if (!result.ok) setActing(refused(result, isTakenBack, agreed));
    } catch (error) {
      const fault = error instanceof Error ? error.message : String(error);
      setActing(agreed && agreed.key !== undefined ? { at: 'underway', ...agreed, fault } : { at: 'form', fault });
    }
  };
  return { acting, begin, close };
}

/** What was refused before it was submitted leads back to the form, where it can be corrected. */
function refused(
  failed: ActionFailed,
  isTakenBack: boolean,
  agreed: { prepared: Shown['prepared']; key?: string } | undefined,
): Acting {
  if (isTakenBack) return { at: 'form', isTakenBack };
  // What failed on the chain is told by its doing.
  return failed.step === 'execute' && agreed ? { at: 'underway', ...agreed } : { at: 'form', failed };
}
