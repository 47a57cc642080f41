import { expect } from 'chai';
import type { HDNodeWallet } from 'ethers';
import type { PrepareResolver } from '../api/prepare/prepareMutation.ts';
import { act, actAndPay, type Done } from './act.ts';
import type { TestContext } from './testContext.ts';

/** Who does what, and who pays the gas: the account itself, or somebody who carries its ForwardRequest. */
export type Deed = [resolver: PrepareResolver, wallet: HDNodeWallet, payer?: 'own'];

/** Sends an action and checks its summary and an event that it must have caused. */
export async function does(
  context: TestContext,
  [resolver, wallet, payer]: Deed,
  input: object,
  expected: { summary: string; event: string },
): Promise<Done> {
  const done = await (payer === 'own' ? actAndPay : act)(context, resolver, wallet, input);
  expect(done.prepared.summary).to.equal(expected.summary);
  expect(done.events.map((event) => event.name)).to.include(expected.event);
  expect(done.prepared.call.to).to.equal(done.prepared.unsignedTransaction?.to);
  return done;
}
