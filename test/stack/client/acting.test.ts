import { expect } from 'chai';
import { createClient, type GuildhallClient, type Signer } from '../../../client/index.ts';
import { walletOf } from '../../../local/story/people.ts';
import { changedFetch, type Interference } from '../../../testing/client/changedFetch.ts';
import { type ClientStage, guildInput, startClientStage } from '../../../testing/client/clientStage.ts';
import { done } from '../../../testing/client/done.ts';

const ATTEMPTS = 4;

describe('the client acts', () => {
  let stage: ClientStage;
  let guild: string;
  let ada: Signer;
  before(async () => {
    stage = await startClientStage();
    ada = await stage.signer('ada');
    guild = done(await stage.client.createGuild(await guildInput(stage)).as(ada)).entries[0]?.guild ?? '';
  });
  after(() => stage?.stop());

  const changed = (change: Interference): GuildhallClient =>
    createClient({ url: `${stage.stack.gatewayUrl}/graphql`, fetch: changedFetch(change) });
  const delegation = (client = stage.client, to: 'bruno' | 'hugo' = 'bruno') =>
    client.delegate({ guild, delegatee: walletOf(to).address });
  const delegations = async () => {
    const where = { guilds: [guild], kinds: ['DELEGATE_CHANGED'], accounts: [ada.address] };
    let count = 0;
    for await (const _ of stage.client.entries(where)) count += 1;
    return count;
  };

  it('shows what will be signed, before it is', async () => {
    const shown = await delegation().prepare(ada.address);
    if (!shown.ok) throw new Error('It was refused.');
    expect(shown.prepared.summary).to.match(/^Delegate/);
    expect(shown.prepared.payer).to.equal('relayer');
    expect(shown.prepared.maxCost).to.equal(0n);
    const asked: (bigint | undefined)[] = [];
    const result = await delegation().as(ada, {
      payer: 'account',
      confirm: ({ maxCost, forwardRequest, call }) => {
        asked.push(maxCost);
        expect(call.function).to.equal('delegate');
        expect(forwardRequest?.message.data).to.equal(call.data);
        return false;
      },
    });
    expect(result).to.deep.include({ ok: false, step: 'sign' });
    expect(asked[0] ?? 0n).to.not.equal(0n);
  });

  it('gives what stands against an action as data', async () => {
    const refused = await stage.client.castVote({ proposal: `${guild}${'0'.repeat(64)}`, support: 'FOR' }).as(ada);
    expect(refused).to.deep.include({ ok: false, step: 'prepare' });
    const gita = await stage.signer('gita');
    const reverted = await stage.client.burn({ guild, amount: 10n ** 18n }).as(gita);
    if (reverted.ok) throw new Error('It was done.');
    const [error] = reverted.errors;
    expect(error?.code).to.equal('SIMULATION_REVERTED');
    expect(error?.__typename === 'RevertError' && error.errorName).to.equal('ERC20InsufficientBalance');
  });

  it('goes on by its key where it was cut off, and acts once', async () => {
    const before = await delegations();
    const key = 'the day I delegated';
    let submissions = 0;
    const cutting = changed({
      after: (body) => {
        if (!body.includes('submitForwardRequest')) return;
        submissions += 1;
        throw new TypeError('fetch failed');
      },
    });
    const failure = await delegation(cutting)
      .as(ada, { key })
      .catch((error) => error);
    expect(failure).to.include({ code: 'UNREACHABLE', retryable: true });
    expect(submissions).to.equal(ATTEMPTS);
    let signatures = 0;
    const counting: Signer = {
      ...ada,
      signTypedData: async (typedData) => {
        signatures += 1;
        return (await ada.signTypedData?.(typedData)) ?? '';
      },
    };
    const results = [];
    for (let turn = 0; turn < 2; turn += 1) results.push(done(await delegation().as(counting, { key })));
    expect(results[0]?.entries).to.deep.equal(results[1]?.entries);
    expect(results[0]?.key).to.equal(key);
    expect([signatures, (await delegations()) - before]).to.deep.equal([0, 1]);
    done(await delegation(stage.client, 'hugo').as(counting, { key: 'another day' }));
    expect([signatures, (await delegations()) - before]).to.deep.equal([1, 2]);
  });

  it('follows by asking where nothing is streamed, until a reorganisation would not undo it', async () => {
    const polling = changed({
      before: async (body, accept) => {
        if (accept === 'text/event-stream') throw new TypeError('fetch failed');
        if (body.includes('relayRequest')) await stage.provider.send('evm_mine', []);
      },
    });
    const statuses: string[] = [];
    const onStatus = ({ status }: { status: string }) => void statuses.push(status);
    const result = done(await delegation(polling).as(ada, { onStatus, until: 'final' }));
    expect(result.entries.length).to.be.above(0);
    expect(statuses.at(-1)).to.equal('CONFIRMED');
  });

  it('signs nothing but what was asked for', async () => {
    const other = walletOf('gita').address.toLowerCase();
    const own = ada.address.toLowerCase();
    let signatures = 0;
    const watching: Signer = {
      address: ada.address,
      signTypedData: async () => {
        signatures += 1;
        return '0x';
      },
      signTransaction: async () => {
        signatures += 1;
        return '0x';
      },
    };
    // Of what is answered to prepare: the first within its `forwardRequest` or `unsignedTransaction`.
    const within = (part: string, from: RegExp, to: string) => (text: string) => {
      const at = text.indexOf(`"${part}"`);
      return at < 0 ? text : text.slice(0, at) + text.slice(at).replace(from, to);
    };
    for (const [change, words, payer] of [
      [
        within('forwardRequest', /"verifyingContract":"0x\w+"/, `"verifyingContract":"${other}"`),
        /forwarder/,
        'relayer',
      ],
      [within('forwardRequest', /"chainId":"\d+"/, '"chainId":"1"'), /chain 1 instead of/, 'relayer'],
      [within('forwardRequest', new RegExp(`"from":"${own}"`, 'i'), `"from":"${other}"`), /account/, 'relayer'],
      [within('forwardRequest', /"to":"0x\w+"/, `"to":"${other}"`), /contract/, 'relayer'],
      [within('forwardRequest', /"value":"0"/, '"value":"1"'), /native coin/, 'relayer'],
      [within('forwardRequest', /"deadline":"\d+"/, '"deadline":"1700000000"'), /deadline/, 'relayer'],
      [within('forwardRequest', /"data":"0x\w{8}/, '"data":"0x12345678'), /call/, 'relayer'],
      [within('unsignedTransaction', /"data":"0x\w{8}/, '"data":"0x12345678'), /call/, 'account'],
      [within('unsignedTransaction', /"value":"0"/, '"value":"1"'), /amount/, 'account'],
      [within('unsignedTransaction', /"to":"0x\w+"/, `"to":"${other}"`), /contract/, 'account'],
      [within('unsignedTransaction', /"chainId":"\d+"/, '"chainId":"1"'), /chain/, 'account'],
    ] as const) {
      const client = changed({ answer: (text, body) => (body.includes('prepareDelegate') ? change(text) : text) });
      const failure = await delegation(client)
        .as(watching, { payer })
        .catch((error) => error);
      expect(failure, String(words)).to.have.property('code', 'NOT_AS_ASKED');
      expect(failure.message).to.match(words);
    }
    expect(signatures).to.equal(0);
  });

  it('believes the chain that it was told, or that it was named first', async () => {
    const url = `${stage.stack.gatewayUrl}/graphql`;
    const { chain } = await stage.client.query<{ chain: { id: bigint; forwarder: string } }>(
      '{ chain { id forwarder } }',
    );
    done(await delegation(createClient({ url, chain })).as(ada));
    const elsewhere = createClient({ url, chain: { ...chain, forwarder: ada.address } });
    const failure = await delegation(elsewhere)
      .as(ada)
      .catch((error) => error);
    expect(failure).to.have.property('code', 'NOT_AS_ASKED');
  });
});
