import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { GraphQLError } from 'graphql';
import { countExecutions, countSent } from '../../testing/relay/executions.ts';
import { type RelayFixture, startRelayFixture, untilMined } from '../../testing/relay/relayFixture.ts';
import { until } from '../../testing/until.ts';
import { prepareDelegate } from '../token/delegations/prepareDelegate.ts';
import type { Relay } from './relay.ts';
import { relayRequest } from './resolvers/relayRequest.ts';
import { relayRequestByKey } from './resolvers/relayRequestByKey.ts';
import { relayRequestFields } from './resolvers/relayRequestFields.ts';
import { submitForwardRequest } from './resolvers/submitForwardRequest.ts';
import { submitSignedTransaction } from './resolvers/submitSignedTransaction.ts';
import type { RelayRequest } from './store/toRelayRequest.ts';

const TRY_AGAIN = "The relay's database does not answer. Try again.";
const SEND_AGAIN =
  /^The relay's database does not answer\. Send the same request again, with the same idempotency key: /;

describe('while PostgreSQL is down', () => {
  let fixture: RelayFixture;
  let relay: Relay;
  const opened: Relay[] = [];

  before(async () => {
    fixture = await startRelayFixture();
    relay = await fixture.openRelay();
    opened.push(relay);
  });
  after(async () => {
    for (const { stop } of opened) await stop();
    await fixture?.stop();
  });

  it('every resolver that needs the relay says so, that it can be tried again, and how', async () => {
    const { on, guild } = fixture;
    const context = { ...on, relay } as unknown as Parameters<typeof relayRequest>[2] & typeof on;
    const wallet = fixture.newAccount();
    const forward = await fixture.sign(wallet);
    const { id } = await relay.submitForwardRequest(forward);
    const prepare = { guild: guild.accessManager, delegatee: wallet.address, from: wallet.address };
    const fees = { maxFeePerGas: 10n ** 10n, maxPriorityFeePerGas: 10n ** 9n };
    const rawTransaction = await wallet.signTransaction({ type: 2, chainId: on.chain.id, to: guild.token, ...fees });
    const next = await fixture.sign(wallet, 1n);
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
        expect(extensions).to.include({ code: 'UPSTREAM_UNAVAILABLE', retryable: true });
        expect(extensions).to.have.nested.property('http.status', 503);
        expect(told).to.match(message instanceof RegExp ? message : new RegExp(`^${message}$`));
      }
      expect(await relay.isReady()).to.equal(false);
    });
    expect(await relayRequest({}, { id }, context)).to.have.property('id', id);
  });

  it('the relay loses nothing, and works on when it is back', async () => {
    const keys = await fixture.newKeys();
    const working = await fixture.openRelay({ relayerKeys: keys, settings: { leaseMs: 1_000 } });
    opened.push(working);
    working.start();
    const wallets = Array.from({ length: 4 }, fixture.newAccount);
    const inputs = (
      await Promise.all(wallets.map((wallet) => Promise.all([0n, 1n, 2n, 3n].map((n) => fixture.sign(wallet, n)))))
    ).flat();
    const accepted = new Set<string>();
    const submitWhatIsLeft = async () => {
      for (const input of inputs) {
        if (accepted.has(input.idempotencyKey)) continue;
        await working.submitForwardRequest(input).then(
          () => accepted.add(input.idempotencyKey),
          () => {},
        );
      }
    };
    const submitted = submitWhatIsLeft();
    await fixture.database.crash(() => sleep(300));
    await submitted;
    const second = fixture.database.crash(() => sleep(300));
    await submitWhatIsLeft();
    await second;
    await until('all are accepted', async () => {
      await submitWhatIsLeft();
      return accepted.size === inputs.length;
    });
    for (const { request, idempotencyKey } of inputs) {
      const row = await until('it is there', () => working.findByKey(request.from, idempotencyKey));
      await untilMined(working, row.id);
    }
    expect(await countExecutions(fixture.on, inputs)).to.deep.equal(inputs.map(() => 1));
    expect(await countSent(fixture.on.provider, keys)).to.equal(inputs.length);
  });
});
