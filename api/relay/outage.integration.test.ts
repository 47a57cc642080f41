import { expect } from 'chai';
import { GraphQLError } from 'graphql';
import { signDelegation } from '../../testing/relay/forwardRequests.ts';
import { type RelayFixture, startRelayFixture } from '../../testing/relay/relayFixture.ts';
import { prepareDelegate } from '../token/prepareDelegate.ts';
import type { Relay } from './relay.ts';
import { relayRequest } from './resolvers/relayRequest.ts';
import { relayRequestByKey } from './resolvers/relayRequestByKey.ts';
import { relayRequestFields } from './resolvers/relayRequestFields.ts';
import { submitForwardRequest } from './resolvers/submitForwardRequest.ts';
import { submitSignedTransaction } from './resolvers/submitSignedTransaction.ts';
import type { RelayRequest } from './store/toRelayRequest.ts';

const TRY_AGAIN = "The relay's database does not answer. Try again.";
const SEND_AGAIN = /^The relay's database does not answer\. Send the same again, with the same idempotency key: /;

describe('while PostgreSQL is down', () => {
  let fixture: RelayFixture;
  let relay: Relay;

  before(async () => {
    fixture = await startRelayFixture();
    relay = await fixture.openRelay();
  });
  after(async () => {
    await relay?.stop();
    await fixture?.stop();
  });

  it('every resolver that needs the relay says so, that it can be tried again, and how', async () => {
    const { on, guild } = fixture;
    const context = { ...on, relay } as unknown as Parameters<typeof relayRequest>[2] & typeof on;
    const wallet = on.penniless(900);
    const forward = await signDelegation(on, wallet, { token: guild.token, nonce: 0n });
    const { id } = await relay.submitForwardRequest(forward);
    const prepare = { guild: guild.accessManager, delegatee: wallet.address, from: wallet.address };
    const fees = { maxFeePerGas: 10n ** 10n, maxPriorityFeePerGas: 10n ** 9n };
    const rawTransaction = await wallet.signTransaction({ type: 2, chainId: on.chain.id, to: guild.token, ...fees });
    const next = await signDelegation(on, wallet, { token: guild.token, nonce: 1n });
    const asked: [work: () => Promise<unknown>, message: string | RegExp][] = [
      [() => prepareDelegate({}, { input: prepare }, context), TRY_AGAIN],
      [() => submitForwardRequest({}, { input: next }, context), SEND_AGAIN],
      [() => submitSignedTransaction({}, { input: { rawTransaction, idempotencyKey: 'a' } }, context), SEND_AGAIN],
      [() => relayRequest({}, { id }, context), TRY_AGAIN],
      [() => relayRequestByKey({}, { from: wallet.address, idempotencyKey: 'a' }, context), TRY_AGAIN],
      [() => relayRequestFields.history({ id } as RelayRequest, {}, context), TRY_AGAIN],
    ];
    await fixture.database.crash(async () => {
      for (const [work, message] of asked) {
        const failure = await work().catch((error: unknown) => error);
        expect(failure).to.be.instanceOf(GraphQLError);
        const { extensions, message: told } = failure as GraphQLError;
        expect(extensions).to.deep.include({ code: 'UPSTREAM_UNAVAILABLE', retryable: true, http: { status: 503 } });
        expect(told).to.match(message instanceof RegExp ? message : new RegExp(`^${message}$`));
      }
      expect(await relay.isReady()).to.equal(false);
    });
    expect(await relayRequest({}, { id }, context)).to.have.property('id', id);
  });
});
