import { expect } from 'chai';
import type { HDNodeWallet } from 'ethers';
import type { PrepareResolver } from '../api/prepare/prepareMutation.ts';
import { act, type Done, type Way } from './act.ts';
import type { TestContext } from './testContext.ts';

/** Who does what, and who pays the gas. */
export type Deed = [resolver: PrepareResolver, wallet: HDNodeWallet, way?: Way];

/** Sends an action and checks its summary and an event that it must have caused. */
export async function does(
  context: TestContext,
  [resolver, wallet, way]: Deed,
  input: object,
  expected: { summary: string; event: string },
): Promise<Done> {
  const done = await act(context, resolver, wallet, input, way);
  expect(done.prepared.summary).to.equal(expected.summary);
  expect(done.events.map((event) => event.name)).to.include(expected.event);
  expect(done.prepared.call.to).to.equal(done.prepared.unsignedTransaction?.to);
  return done;
}
