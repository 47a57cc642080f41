import { z } from 'zod';
import { fault } from '../../errors.ts';
import type { ProposalCallResolvers, ToldCall } from '../../generated/resolvers.ts';
import { ownRow, ownSelections } from '../../ownRow.ts';
import type { DescribedCall } from '../../prepare/calls/call.ts';
import { describeCall } from '../../prepare/calls/describeCalls.ts';

const hex = z.string().startsWith('0x');
const address = z.string().regex(/^0x[0-9a-f]{40}$/);

const fields = { target: '', value: '', calldata: '', proposal: ' { guild { id } }' };
const rowSchema = z.object({
  target: address,
  value: z.coerce.bigint(),
  calldata: hex,
  proposal: z.object({ guild: z.object({ id: address }) }),
});

/** Resolver of `ProposalCall.call`. */
export const proposalCall = {
  selectionSet: ownSelections(fields),
  async resolve(row, _args, context) {
    const { target: to, value, calldata: data, proposal } = ownRow(row, fields, rowSchema);
    const block = await context.chain.head();
    const contracts = await context.chain.contractsOf(proposal.guild.id, block);
    if (contracts === null) throw fault('CHAIN_REORGED', 'The guild is no longer on the chain. Ask again.');
    return toldCall(await describeCall({ ...context, block }, contracts, { to, value, data }));
  },
} satisfies ProposalCallResolvers['call'] & { selectionSet: string };

function toldCall({ function: name, calls, ...call }: DescribedCall): ToldCall {
  return { ...call, name, value: String(call.value), calls: calls.map(toldCall) };
}
