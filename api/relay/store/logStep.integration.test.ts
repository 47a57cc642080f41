import { expect } from 'chai';
import { Wallet } from 'ethers';
import { type RelayFixture, startRelayFixture, untilMined, untilStatus } from '../../../testing/relay/relayFixture.ts';
import { until } from '../../../testing/until.ts';
import { asRequest, newRequest } from '../../currentRequest.ts';
import { createLog } from '../../log.ts';
import type { Relay } from '../relay.ts';

type Line = { step?: string; request?: string; [fact: string]: unknown };

describe('the relay’s lines in the log', () => {
  let on: RelayFixture;
  let relay: Relay;
  let lines: Line[];
  const steps = (request: string) => lines.filter((line) => line.request === request && line.step !== undefined);
  const names = (request: string) => steps(request).map(({ step }) => step);
  const open = async (settings = {}) => {
    lines = [];
    const log = createLog('info', { write: (line) => lines.push(JSON.parse(line)) });
    relay = await on.openRelay({ log, settings, relayerKeys: [(await on.newKeys())[0] ?? ''] });
  };
  const mine = (blocks: number) => on.rpc('hardhat_mine', `0x${blocks.toString(16)}`);

  before(async () => {
    on = await startRelayFixture();
  });
  afterEach(async () => {
    await on.rpc('evm_setAutomine', true);
    await relay?.stop();
  });
  after(() => on?.stop());

  it('tell each step of a request once, the first with the id of the request that brought it', async () => {
    await open();
    relay.start();
    const account = on.newAccount();
    const input = await on.sign(account);
    const submit = () => asRequest(newRequest('of-the-caller'), () => relay.submitForwardRequest(input));
    const { id } = await submit();
    await submit();
    await untilMined(relay, id);
    await mine(40);
    const row = await untilStatus(relay, id, 'CONFIRMED');
    await until('its line is written', async () => steps(id).length === 5);
    expect(names(id)).to.deep.equal(['accepted', 'assigned', 'sent', 'mined', 'confirmed']);
    const [accepted, assigned, ...later] = steps(id);
    const from = account.address.toLowerCase();
    expect(accepted).to.include({ requestId: 'of-the-caller', from, nonce: '0', lane: 'queue', level: 30 });
    expect(accepted).to.not.have.any.keys('transaction', 'ms', 'key');
    const bound = {
      key: row.key_address,
      keyNonce: '0',
      transaction: row.transaction_hash,
      attempt: 1,
      from,
      nonce: '0',
    };
    for (const line of [assigned, ...later]) {
      expect(line).to.include(bound).and.to.not.have.property('requestId');
      expect(line?.ms).to.be.at.least(0);
    }
    expect(JSON.stringify(lines)).to.not.include(input.signature.slice(2, 60));
  });

  it('tell a replacement, and what a reorganisation takes back', async () => {
    await open({ replaceMs: 1_000 });
    await on.rpc('evm_setAutomine', false);
    relay.start();
    const { id } = await relay.submitForwardRequest(await on.sign(on.newAccount()));
    const replaced = await until('it is replaced', async () => steps(id).find(({ step }) => step === 'replaced'));
    const first = steps(id).find(({ step }) => step === 'assigned');
    expect(replaced).to.include({
      attempt: 2,
      replaced: first?.transaction,
      keyNonce: '0',
      purpose: 'CALL',
      level: 40,
    });
    const snapshot = await on.rpc('evm_snapshot');
    await mine(1);
    await untilMined(relay, id);
    await on.rpc('evm_revert', snapshot);
    // A block of the same second and transactions would be the same block.
    await on.rpc('evm_increaseTime', 10);
    await mine(3);
    await until('it is taken back', async () => names(id).includes('reorged'));
    expect(steps(id).find(({ step }) => step === 'reorged')).to.include({ level: 40, lane: 'queue' });
  });

  it('tell why a request has failed, in a bounded length and in letters', async () => {
    await open({ signedLifetimeSeconds: 600 });
    const { wallet } = await fundedSender(on);
    const raw = (data: string) =>
      on.on.provider.getFeeData().then(async ({ maxFeePerGas }) =>
        wallet.signTransaction({
          to: on.guild.token,
          data,
          nonce: 0,
          chainId: on.on.chain.id,
          gasLimit: 200_000n,
          maxFeePerGas: (maxFeePerGas ?? 1n) * 2n,
          maxPriorityFeePerGas: 1n,
          type: 2,
        }),
      );
    const delegate = `0x5c19a95c${wallet.address.slice(2).padStart(64, '0')}`;
    const { id } = await relay.submitSignedTransaction({ rawTransaction: await raw(delegate), idempotencyKey: 'a' });
    expect(names(id)).to.deep.equal(['accepted']);
    expect(steps(id)[0]).to.include({ lane: 'signed', attempt: 1, from: wallet.address.toLowerCase() });
    await (await wallet.connect(on.on.provider).sendTransaction({ to: wallet.address })).wait();
    relay.start();
    const failed = await until('it has failed', async () => {
      await mine(1);
      return steps(id).find(({ step }) => step === 'failed');
    });
    expect(failed).to.include({ failure: 'ValidationError', from: wallet.address.toLowerCase() });
    expect(failed.reason).to.match(/used nonce 0\. Sign this one again/);
  });

  it('are not written for what was rolled back', async () => {
    await open({ openPerSigner: 0 });
    const refused = await relay.submitForwardRequest(await on.sign(on.newAccount())).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(Error);
    expect(lines.filter(({ step }) => step !== undefined)).to.deep.equal([]);
  });
});

async function fundedSender(on: RelayFixture) {
  const wallet = new Wallet(Wallet.createRandom().privateKey);
  await on.rpc('hardhat_setBalance', wallet.address, '0xde0b6b3a7640000');
  return { wallet };
}
