import { z } from 'zod';
import { abis } from '../chain/calls/abis.ts';
import type { GuildContracts } from '../chain/calls/guildContracts.ts';
import { findToken } from '../prepare/find/findToken.ts';
import { address, bytes, bytes32, optionalBytes32, parsedBy, text, uint } from '../prepare/input/input.ts';
import type { PrepareScope } from '../prepare/prepareContext.ts';
import { UserErrors, validationError } from '../prepare/userErrors.ts';
import { account, amount } from '../prepare/words.ts';
import { findProject } from '../projects/findProject.ts';
import { parseProjectId } from '../projects/ids.ts';
import { paymentPurpose, purposeNumber } from '../treasury/paymentPurpose.ts';

const MAX_CALLDATA_BYTES = 50_000;

/** One action of a proposal; the SDL's `ProposalActionInput`. */
export const proposalActionSchema = z
  .object({
    acceptProject: z.object({ project: parsedBy(parseProjectId), termsHash: bytes32 }).nullish(),
    pay: z
      .object({
        token: address,
        to: address,
        amount: uint(256),
        purpose: paymentPurpose,
        ref: optionalBytes32,
        memo: text(1_000, 0),
      })
      .nullish(),
    call: z.object({ target: address, value: uint(256), calldata: bytes(MAX_CALLDATA_BYTES) }).nullish(),
  })
  .refine(({ acceptProject, pay, call }) => [acceptProject, pay, call].filter((action) => action).length === 1, {
    error: 'Give exactly one of acceptProject, pay and call.',
  });

/** An action as it was checked. */
export type ProposalAction = z.output<typeof proposalActionSchema>;

/** A call that a proposal makes; `words` says it as part of a sentence. */
export type ProposedCall = { target: string; value: bigint; calldata: string; words: string };

/**
 * The call that an action stands for.
 *
 * @param contracts - Contracts of the guild that would decide it.
 * @param field - Path of the action in the input.
 * @throws UserErrors when it names what does not exist, or another guild's project.
 */
export async function proposedCall(
  scope: PrepareScope,
  contracts: GuildContracts,
  action: ProposalAction,
  field: string[],
): Promise<ProposedCall> {
  if (action.acceptProject) return acceptance(scope, contracts, action.acceptProject, [...field, 'acceptProject']);
  if (action.pay) return payment(scope, contracts, action.pay, field);
  if (!action.call) throw new Error('An action without a call passed the schema.');
  const { target, value, calldata } = action.call;
  return { target, value, calldata, words: `call ${account(target)}` };
}

/** Execution accepts nothing when the terms have changed or the project is none to accept, so both are told before. */
async function acceptance(
  scope: PrepareScope,
  { projects }: GuildContracts,
  { project: key, termsHash }: NonNullable<ProposalAction['acceptProject']>,
  field: string[],
): Promise<ProposedCall> {
  const path = [...field, 'project'];
  const { label, isProposed, total, token, termsHash: current } = await findProject(scope, key, path);
  if (key.projects !== projects) {
    throw new UserErrors(
      validationError(path, `${label} belongs to another guild, and only that guild can accept it.`),
    );
  }
  if (!isProposed) {
    throw new UserErrors(validationError(path, `${label} is already accepted or canceled: propose another project.`));
  }
  if (termsHash !== current) {
    const message = `The terms of ${label} are different: their hash is ${current}. Read them, and give that hash if you agree.`;
    throw new UserErrors(validationError([...field, 'termsHash'], message));
  }
  const calldata = abis.Projects.encodeFunctionData('acceptProject', [key.projectId, termsHash]);
  const worth =
    total === null
      ? 'on terms that the ledger does not have yet'
      : `worth ${amount(total, token, await scope.chain.tokenMetadata(token, scope.block))}`;
  return { target: projects, value: 0n, calldata, words: `accept ${label}, ${worth}` };
}

async function payment(
  scope: PrepareScope,
  { treasury }: GuildContracts,
  pay: NonNullable<ProposalAction['pay']>,
  field: string[],
): Promise<ProposedCall> {
  const metadata = await findToken(scope, pay.token, [...field, 'pay', 'token']);
  const args = [pay.token, pay.to, pay.amount, purposeNumber(pay.purpose), pay.ref, pay.memo];
  const calldata = abis.Treasury.encodeFunctionData('pay', args);
  const words = `pay ${amount(pay.amount, pay.token, metadata)} to ${account(pay.to)}`;
  return { target: treasury, value: 0n, calldata, words };
}
