import { expect } from 'chai';
import type { HDNodeWallet } from 'ethers';
import { createWalletClient, custom, http } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { contractWallet, fromEthers, fromProvider, fromViem, type Signer } from '../../../client/index.ts';
import { categoryRules } from '../../../local/story/categoryRules.ts';
import { walletOf } from '../../../local/story/people.ts';
import { type ClientStage, guildInput, startClientStage } from '../../../testing/client/clientStage.ts';
import { done } from '../../../testing/client/done.ts';
import { deploySoloWallet, soloWallet } from '../../../testing/client/soloWallet.ts';

describe('signers that people have', () => {
  let stage: ClientStage;
  let guild: string;
  before(async () => {
    stage = await startClientStage();
    const founded = done(await stage.client.createGuild(await guildInput(stage)).as(await stage.signer('ada')));
    guild = founded.entries[0]?.guild ?? '';
  });
  after(() => stage?.stop());

  const ada = () => walletOf('ada');
  const key = () => ada().privateKey as `0x${string}`;
  const delegates = async (account: string) => {
    const { members } = await stage.client.query<{ members: { delegate: { id: string } | null }[] }>(
      'query ($guild: String!, $account: String!) { members(where: { guild: $guild, account: $account }) { delegate { id } } }',
      { guild, account: account.toLowerCase() },
    );
    return members[0]?.delegate?.id;
  };
  let turn = 0;
  /** Delegates to somebody new, by whom it says, and expects it in the ledger. */
  async function delegateBy(signer: Signer, payer?: 'relayer' | 'account') {
    turn += 1;
    const delegatee = walletOf((['bruno', 'gita', 'hugo'] as const)[turn % 3] ?? 'bruno').address;
    const result = done(await stage.client.delegate({ guild, delegatee }).as(signer, payer ? { payer } : {}));
    expect(result.entries.map(({ kind }) => kind)).to.include('DELEGATE_CHANGED');
    expect(await delegates(signer.address)).to.equal(delegatee.toLowerCase());
    return result;
  }
  const gasOf = async (hash: string) => (await stage.provider.getTransaction(hash))?.from;

  const viemClient = (account: `0x${string}` | ReturnType<typeof privateKeyToAccount>) =>
    createWalletClient({ account, transport: http(stage.stack.rpcUrl) });
  const eip1193 = {
    request: (call: { method: string; params?: unknown[] }) => stage.provider.send(call.method, call.params ?? []),
  };
  for (const [name, open, sendsItself] of [
    ['an ethers wallet without a connection', () => fromEthers(ada()), false],
    ['an ethers wallet with a connection', () => fromEthers(ada().connect(stage.provider) as HDNodeWallet), false],
    [
      'an ethers signer of a node’s account',
      async () => fromEthers(await stage.provider.getSigner(ada().address)),
      true,
    ],
    ['a viem account', async () => fromViem(privateKeyToAccount(key())), false],
    ['a viem wallet client with a key', async () => fromViem(viemClient(privateKeyToAccount(key()))), false],
    [
      'a viem wallet client of a node’s account',
      async () => fromViem(viemClient(ada().address as `0x${string}`)),
      true,
    ],
    ['an EIP-1193 provider', () => fromProvider(eip1193, ada().address), true],
  ] as const) {
    it(`act with ${name}, whoever pays`, async () => {
      const signer = await open();
      expect(signer.address).to.equal(ada().address);
      const relayed = await delegateBy(signer);
      expect(await gasOf(relayed.transaction)).to.not.equal(ada().address);
      const paid = await delegateBy(signer, 'account');
      expect(await gasOf(paid.transaction)).to.equal(ada().address);
      expect(paid.request === undefined).to.equal(sendsItself);
    });
  }

  it('act with a contract wallet: by plain calls, and by ERC-1271 where somebody else submits', async () => {
    const owner = ada().connect(stage.provider) as HDNodeWallet;
    const address = await deploySoloWallet(owner, owner.address);
    const signer = contractWallet({
      address,
      owner: await fromEthers(owner),
      execute: ({ to, value, data }) => ({
        to: address,
        value: 0n,
        data: soloWallet.encodeFunctionData('execute', [to, value, data]),
      }),
      sign: async ({ domain, types: { EIP712Domain: _, ...types }, message }) =>
        owner.signTypedData(domain, types, message),
    });
    const { client } = stage;
    const { guilds } = await client.query<{ guilds: { token: { id: string } }[] }>('{ guilds { token { id } } }');
    const gift = { token: guilds[0]?.token.id ?? '', to: address, amount: 10n ** 18n };
    done(await client.transfer(gift).as(await stage.signer('chen')));
    await delegateBy(signer);
    done(await client.delegate({ guild, delegatee: address }).as(signer));

    const actions = [{ addSkill: { name: 'Law' } }];
    const proposed = done(
      await client.propose({ guild, description: 'A skill', actions }).as(await stage.signer('emeka')),
    );
    const proposal = proposed.entries.find(({ kind }) => kind === 'PROPOSAL_CREATED')?.proposal ?? '';
    await stage.pass(categoryRules.PARAMETERS.votingDelay + 1);
    const vote = { proposal, support: 'FOR' } as const;
    const signed = await client.castVote(vote).signedBy(signer);
    if (!signed.ok) throw new Error(signed.errors[0]?.message);
    const ballot = { ...vote, voter: address, signature: signed.signature };
    const cast = done(await client.castVoteBySig(ballot).as(await stage.signer('chen')));
    expect(cast.entries.map(({ kind }) => kind)).to.include('VOTE_CAST');
  });

  it('say so when they decline, and nothing is sent', async () => {
    const refusing = {
      request: async (call: { method: string; params?: unknown[] }) => {
        if (call.method === 'eth_signTypedData_v4')
          throw Object.assign(new Error('User rejected the request.'), { code: 4001 });
        return eip1193.request(call);
      },
    };
    const wish = stage.client.delegate({ guild, delegatee: ada().address });
    const viemRefusing = createWalletClient({
      account: ada().address as `0x${string}`,
      transport: custom(refusing),
    });
    for (const signer of [await fromProvider(refusing, ada().address), fromViem(viemRefusing)]) {
      const result = await wish.as(signer);
      expect(result).to.deep.include({ ok: false, step: 'sign' });
      expect(result.ok || result.errors[0]?.code).to.equal('DECLINED');
    }
    const shown = await wish.as(await stage.signer('ada'), {
      confirm: ({ summary }) => !summary.startsWith('Delegate'),
    });
    expect(shown).to.deep.include({ ok: false, step: 'sign' });
  });

  it('cannot do what they cannot: it is said before anything is signed', async () => {
    const gift = stage.client.transfer({ token: stage.dollar, to: ada().address, amount: 1n });
    const result = await gift.as(await stage.signer('bruno'), { payer: 'relayer' }).catch((error) => error);
    expect(result).to.have.property('code', 'SIGNER_CANNOT');
    expect(result.message).to.match(/relayer does not pay/);
  });
});
