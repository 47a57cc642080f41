import type { PreparedActionFragment, PreparedProposalFragment, RefusalFragment } from '../generated/types.ts';
import type { Ask } from '../http/ask.ts';
import { prepareDocument } from './documents.ts';
import type { ActionFailed, ReadyAction } from './results.ts';

/** What is prepared: an action's name with a capital, and its input. */
export type Wish = { action: string; input: object };

type Answered<Prepared> = {
  answer: { prepared: Prepared | null; proposal?: PreparedProposalFragment | null; userErrors: RefusalFragment[] };
};

/**
 * Has the gateway simulate and prepare an action for an account.
 *
 * @returns The action, or what stands against it.
 */
export async function prepareAction(
  ask: Ask,
  { action, input }: Wish,
  { from, payer, signal }: { from: string; payer?: ReadyAction['payer'] | undefined; signal?: AbortSignal | undefined },
): Promise<{ ok: true; prepared: ReadyAction } | ActionFailed> {
  const variables = { input: { ...input, from } };
  const document = prepareDocument(action, false);
  const { answer } = (await ask<Answered<PreparedActionFragment>>(document, variables, signal)).data;
  const { prepared, proposal, userErrors } = answer;
  if (!prepared) return { ok: false, step: 'prepare', errors: userErrors };
  const transaction = prepared.unsignedTransaction;
  const pays = payer ?? (prepared.forwardRequest ? 'relayer' : 'account');
  const gasCost = transaction ? transaction.gasLimit * transaction.maxFeePerGas : undefined;
  const maxCost = pays === 'relayer' ? 0n : gasCost;
  return { ok: true, prepared: { ...prepared, payer: pays, maxCost, ...(proposal && { proposal }) } };
}

/** What somebody signs for others to submit, in words and as typed data. */
export type ReadySignature = { summary: string; typedData: unknown };

/** Has the gateway prepare what a `prepare…Signature` mutation prepares. */
export async function prepareSignature(
  ask: Ask,
  { action, input }: Wish,
  signal?: AbortSignal,
): Promise<{ ok: true; prepared: ReadySignature } | ActionFailed> {
  const document = prepareDocument(action, true);
  const { answer } = (await ask<Answered<ReadySignature>>(document, { input }, signal)).data;
  if (!answer.prepared) return { ok: false, step: 'prepare', errors: answer.userErrors };
  return { ok: true, prepared: answer.prepared };
}
