import { z } from 'zod';
import { fault } from '../../errors.ts';
import type { ProposalCallResolvers, ToldCall } from '../../generated/resolvers.ts';
import type { DescribedCall } from '../../prepare/calls/call.ts';
import { describeCall } from '../../prepare/calls/describeCalls.ts';

/** Under these keys a call is asked for what its words need, beside all that the client asks for. */
const SELECTION = `{
  _guildhall_target: target
  _guildhall_value: value
  _guildhall_calldata: calldata
  _guildhall_proposal: proposal { guild { id } }
}`;

const hex = z.string().startsWith('0x');
const address = z.string().regex(/^0x[0-9a-f]{40}$/);
const rowSchema = z.object({
  _guildhall_target: address,
  _guildhall_value: z.coerce.bigint(),
  _guildhall_calldata: hex,
  _guildhall_proposal: z.object({ guild: z.object({ id: address }) }),
});

/** Resolver of `ProposalCall.call`. */
export const proposalCall = {
  selectionSet: SELECTION,
  async resolve(row, _args, context) {
    const { data } = rowSchema.safeParse(row);
    if (data === undefined) {
      throw fault(
        'BAD_USER_INPUT',
        "Keys like `_guildhall_target` are the gateway's own: call your field something else.",
      );
    }
    const block = await context.chain.head();
    const contracts = await context.chain.contractsOf(data._guildhall_proposal.guild.id, block);
    if (contracts === null) throw fault('CHAIN_REORGED', 'The guild is no longer on the chain. Ask again.');
    const call = { to: data._guildhall_target, value: data._guildhall_value, data: data._guildhall_calldata };
    return toldCall(await describeCall({ ...context, block }, contracts, call));
  },
} satisfies ProposalCallResolvers['call'] & { selectionSet: string };

function toldCall({ function: name, calls, ...call }: DescribedCall): ToldCall {
  return { ...call, name, value: String(call.value), calls: calls.map(toldCall) };
}
