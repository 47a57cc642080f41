import { expect } from 'chai';
import { ContractFactory, toQuantity } from 'ethers';
import { govern } from '../../testing/govern.ts';
import { signRequest } from '../../testing/relay/forwardRequests.ts';
import { budgets, errorOf, mostGas, type PurseFixture, startPurseFixture } from '../../testing/relay/purseFixture.ts';
import { type RelayFixture, untilMined, untilStatus } from '../../testing/relay/relayFixture.ts';
import { guildInput } from '../../testing/story.ts';
import { until } from '../../testing/until.ts';
import { abis } from '../chain/calls/abis.ts';
import { prepareCreateGuild } from '../guild/prepareCreateGuild.ts';
import type { SponsorSettings } from '../prepare/sponsorship/sponsorSettings.ts';
import type { UserError, UserErrors } from '../prepare/userErrors.ts';
import type { Relay } from './relay.ts';

const HOUR = 3_600n;
/** Answers every call with true. */
const YES_TOKEN = '0x6001600c60003960016000f3';
/** Takes every signature (ERC-1271), but only while more than 3,300,000 gas is left. */
const GREEDY_WALLET = '0x62325aa0 5a11 600c 57 5f 5f fd 5b 63 1626ba7e 60e0 1b 5f 52 6020 5f f3'.replaceAll(' ', '');

describe('the relayer’s purse', () => {
  let purse: PurseFixture;
  let context: RelayFixture;
  const newAccount = () => purse.newAccount();
  const sign = (...given: Parameters<PurseFixture['sign']>) => purse.sign(...given);
  const open = (sponsor: Partial<SponsorSettings>) => purse.open(sponsor);

  const refillsSoon = (error: UserError) => {
    const now = BigInt(Math.floor(Date.now() / 1_000));
    const refillsAt = BigInt((error as { refillsAt?: string }).refillsAt ?? 0);
    expect(refillsAt % HOUR).to.equal(0n);
    expect(refillsAt > now - HOUR && refillsAt <= now + HOUR).to.equal(true);
  };

  before(async () => {
    purse = await startPurseFixture();
    context = purse.context;
  });
  afterEach(() => purse.closeAll());
  after(() => purse?.stop());

  it('does not pay for the deposit of a stranger’s token, whatever gas it asks for', async () => {
    const { relay } = await open({});
    const deployed = await new ContractFactory([], YES_TOKEN, context.on.funded(4)).deploy();
    const wallet = newAccount();
    const token = await deployed.getAddress();
    const data = abis.Treasury.encodeFunctionData('deposit', [token, 1n, 0, `0x${'0'.repeat(64)}`]);
    const call = { to: context.guild.treasury, data, nonce: 0n, gas: 16_300_000n };
    const refused = await errorOf(relay.submitForwardRequest(await signRequest(context.on, wallet, call, 'deposit')));
    expect(refused).to.include({ __typename: 'PolicyError', code: 'POLICY_DENIED' });
    expect(refused.message).to.match(/payment tokens only/);
  });

  it('pays for no more gas than preparing the call gives, and a margin', async () => {
    const { relay } = await open({});
    const wallet = newAccount();
    for (const gas of [16_300_000n, 900_000_000n]) {
      const refused = await errorOf(relay.submitForwardRequest(await sign(wallet, 0n, { gas })));
      expect(refused).to.deep.include({ code: 'POLICY_DENIED', budget: 'FUNCTION', refillsAt: null });
      expect(refused.field).to.deep.equal(['request', 'gas']);
      expect(refused.message).to.match(/Prepare the action again and sign it as prepared\.$/);
    }
    await relay.submitForwardRequest({ ...(await sign(wallet)), idempotencyKey: 'as prepared' });
  });

  it('takes a request whose gas is not too much, where nodes run no call with less', async () => {
    const { relay } = await open({});
    // Prepared for 22,666 gas and with the margin: more than such a call costs before it runs, less than its floor.
    const request = await relay.submitForwardRequest(await sign(newAccount(), 0n, { gas: 190_800n }));
    expect(request).to.include({ status: 'QUEUED' });
  });

  it('takes of twelve strangers at a time those that the budget reaches for, and says when it is full again', async () => {
    const { relay, spent } = await open(budgets({ strangers: { gas: 1_600_000n, wei: 10n ** 18n } }));
    const inputs = await Promise.all(Array.from({ length: 12 }, () => sign(newAccount())));
    const answers = await Promise.allSettled(inputs.map((input) => relay.submitForwardRequest(input)));
    const taken = answers.filter(({ status }) => status === 'fulfilled');
    // Each may cost some 305,000 gas.
    expect(taken).to.have.lengthOf(5);
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as UserErrors] : []));
    for (const { errors } of refused) {
      expect(errors[0]).to.include({ __typename: 'PolicyError', code: 'QUOTA_EXCEEDED', budget: 'STRANGERS' });
      refillsSoon(errors[0] as UserError);
    }
    expect((await spent()).STRANGERS).to.equal(mostGas(inputs[0]) * 5n);
  });

  it('takes a stranger who was paid for as one still, and never refuses a member because of strangers', async () => {
    const wallet = newAccount();
    const once = mostGas(await sign(wallet));
    const { relay, sponsorship } = await open(budgets({ strangers: { gas: once, wei: 10n ** 18n } }));
    relay.start();
    await untilMined(relay, (await relay.submitForwardRequest(await sign(wallet))).id);
    for (const [stranger, nonce] of [
      [wallet, 1n],
      [newAccount(), 0n],
    ] as const) {
      const error = await errorOf(relay.submitForwardRequest(await sign(stranger, nonce)));
      expect(error).to.include({ code: 'QUOTA_EXCEEDED', budget: 'STRANGERS' });
      refillsSoon(error);
    }
    const member = context.on.penniless(0);
    const nonce = await context.on.chain.forwarderNonce(member.address, 'latest');
    const { id } = await relay.submitForwardRequest(await sign(member, nonce));
    expect(await sponsorship(id)).to.include({ is_stranger: false });
  });

  it('takes an officer for no stranger where the call is the office’s', async () => {
    const { relay, sponsorship } = await open(budgets({ strangers: { gas: 0n, wei: 0n } }));
    const officer = context.on.penniless(6);
    const endsAt = (await context.on.chain.nextBlockTime()) + HOUR;
    const reason = `0x${'5'.repeat(64)}`;
    const data = abis.Compliance.encodeFunctionData('freeze', [newAccount().address, endsAt, reason]);
    const call = { to: context.guild.compliance, data, nonce: 0n };
    const { id } = await relay.submitForwardRequest(await signRequest(context.on, officer, call, 'freeze'));
    expect(await sponsorship(id)).to.include({ is_stranger: false });
    const error = await errorOf(relay.submitForwardRequest(await sign(officer, 1n)));
    expect(error).to.include({ code: 'POLICY_DENIED', budget: 'STRANGERS' });
  });

  it('pays for the guilds that are listed only, and tells prepare so', async () => {
    const input = await sign(newAccount());
    const { request } = input;
    const call = { from: request.from, to: request.to, data: request.data, value: 0n, gas: BigInt(request.gas) };
    const { relay } = await open({ guilds: [context.on.chain.factory] });
    const error = await errorOf(relay.submitForwardRequest(input));
    expect(error).to.include({ __typename: 'PolicyError', code: 'POLICY_DENIED' });
    expect(error.message).to.match(/does not pay for this guild/);
    const told = await relay.sponsorshipOf(context.on.chain, call, await context.on.chain.head());
    expect(told).to.deep.equal({ sponsored: false, reason: error.message });
    const { relay: listed } = await open({ guilds: [context.guild.accessManager] });
    expect(await listed.submitForwardRequest(input)).to.include({ status: 'QUEUED' });
  });

  it('does not let a contract whose signature is carried say how much gas that takes', async () => {
    const { relay } = await open({});
    const digest = `0x${'7'.repeat(64)}`;
    const to = context.guild.compliance;
    const publish = { contract: 'Compliance', to, function: 'publishAgreement' } as const;
    await govern(context.on, context.guild, { ...publish, args: [0, 'House rules', digest, 'cid'] });
    const greedy = '0x000000000000000000000000000000000000eb11';
    await context.on.provider.send('hardhat_setCode', [greedy, GREEDY_WALLET]);
    const data = abis.Compliance.encodeFunctionData('acceptAgreementBySig', [greedy, 1, 1, digest, 2n ** 40n, '0x']);
    const input = await signRequest(context.on, newAccount(), { to, data, nonce: 0n, gas: 6_000_000n }, 'greedy');
    const error = await errorOf(relay.submitForwardRequest(input));
    expect(error).to.include({ __typename: 'PolicyError', code: 'POLICY_DENIED' });
    expect(error.message).to.match(/runs other people's code.*at most 750000 gas/);
    const { request } = input;
    const call = { from: request.from, to, data, value: 0n, gas: BigInt(request.gas) };
    const told = await relay.sponsorshipOf(context.on.chain, call, await context.on.chain.head());
    expect(told).to.deep.equal({ sponsored: false, reason: error.message });
  });

  it('pays for the founding of guilds only where that is set, and within the purse', async () => {
    const input = await guildInput(context.on);
    const prepared = await prepareCreateGuild({}, { input: { from: newAccount().address, ...input } }, context.on);
    const { data } = prepared.prepared?.call ?? { data: '' };
    const gas = BigInt(prepared.prepared?.forwardRequest?.message.gas as string);
    const found = async (relay: Relay) => {
      const call = { to: context.on.chain.factory, data, nonce: 0n, gas };
      return relay.submitForwardRequest(await signRequest(context.on, newAccount(), call, 'found'));
    };
    const usual = await open({ createGuild: false });
    expect((await errorOf(found(usual.relay))).message).to.match(/founding a guild/);
    const set = await open(budgets({ guild: { gas: gas * 4n, wei: 10n ** 18n } }));
    const answers = [];
    for (let i = 0; i < 6; i += 1) answers.push(await found(set.relay).catch((error: UserErrors) => error.errors[0]));
    const refused = answers.filter((answer) => answer !== undefined && '__typename' in answer);
    expect(refused).to.have.lengthOf(3);
    for (const error of refused) expect(error).to.include({ code: 'QUOTA_EXCEEDED', budget: 'GUILD' });
  });

  it('is not overdrawn by two gateways at once, and tells prepare what it tells submit', async () => {
    const narrow = budgets({ signer: { gas: 1_000_000n, wei: 10n ** 18n } });
    const { relay, databaseUrl, relayerKeys, spent } = await open(narrow);
    const other = await context.openRelay({ databaseUrl, relayerKeys, sponsor: narrow });
    purse.alsoClose(() => other.stop());
    const wallet = newAccount();
    for (let nonce = 0n; nonce < 3n; nonce += 1n) {
      const input = await sign(wallet, nonce);
      const again = { ...input, idempotencyKey: `${input.idempotencyKey}-b` };
      await Promise.allSettled([relay.submitForwardRequest(input), other.submitForwardRequest(again)]);
    }
    const fourth = await sign(wallet, 3n);
    const refused = await Promise.all([relay, other].map((one) => errorOf(one.submitForwardRequest(fourth))));
    for (const error of refused) expect(error).to.include({ code: 'QUOTA_EXCEEDED', budget: 'SIGNER' });
    expect(((await spent()).SIGNER ?? 0n) <= 1_000_000n).to.equal(true);
    const { request } = fourth;
    const call = { from: request.from, to: request.to, data: request.data, value: 0n, gas: BigInt(request.gas) };
    const block = await context.on.chain.head();
    expect(await relay.sponsorshipOf(context.on.chain, call, block)).to.deep.equal({
      sponsored: false,
      reason: refused[0]?.message,
    });
    const stranger = { ...call, from: newAccount().address.toLowerCase() };
    expect(await relay.sponsorshipOf(context.on.chain, stranger, block)).to.deep.equal({
      sponsored: true,
      reason: null,
    });
  });

  it('refuses for good what is more than a whole budget', async () => {
    const { relay } = await open(budgets({ key: { gas: 10n ** 9n, wei: 1n } }));
    const error = await errorOf(relay.submitForwardRequest(await sign(newAccount())));
    expect(error).to.include({ code: 'POLICY_DENIED', budget: 'KEYS', refillsAt: null });
  });

  it('records who was paid for and what it cost, and gives the rest of the reservation back', async () => {
    const { relay, spent, sponsorship } = await open({});
    const wallet = newAccount();
    const { id } = await relay.submitForwardRequest(await sign(wallet));
    const reserved = await spent();
    expect(await sponsorship(id)).to.include({
      gas_used: null,
      is_stranger: true,
      charged_gas: String(reserved.GUILD),
    });
    relay.start();
    const row = await untilMined(relay, id);
    const receipt = await context.on.provider.getTransactionReceipt(String(row.transaction_hash));
    const paid = await sponsorship(id);
    expect(paid).to.include({
      signer: wallet.address.toLowerCase(),
      guild: context.guild.accessManager,
      contract: 'GuildToken',
      function: 'delegate',
      key_address: receipt?.from.toLowerCase(),
      gas_used: String(receipt?.gasUsed),
      wei_paid: String(receipt?.fee),
      block_number: String(receipt?.blockNumber),
      block_hash: receipt?.blockHash,
    });
    const used = receipt?.gasUsed ?? 0n;
    const expected = { GUILD: used, KEY: used, KEYS: used, STRANGERS: used, SIGNER: used };
    expect(await spent()).to.deep.equal(expected);
  });

  it('gives back what expires unsent', async () => {
    const { relay, spent } = await open({});
    const deadline = (await context.on.chain.nextBlockTime()) + 5n;
    const { id } = await relay.submitForwardRequest(await sign(newAccount(), 0n, { deadline }));
    await context.on.passTime(10);
    relay.start();
    await untilStatus(relay, id, 'EXPIRED');
    expect(await spent()).to.deep.equal({ GUILD: 0n, KEYS: 0n, STRANGERS: 0n, SIGNER: 0n });
  });

  it('counts again what a reorganisation took back, and once what is mined anew', async () => {
    const rpc = (method: string, ...params: unknown[]) => context.on.provider.send(method, params);
    const { relay, spent, sponsorship } = await open({});
    relay.start();
    const snapshot = await rpc('evm_snapshot');
    const { id } = await relay.submitForwardRequest(await sign(newAccount()));
    const first = await untilMined(relay, id);
    await rpc('evm_revert', snapshot);
    await rpc('evm_setAutomine', false);
    try {
      await rpc('evm_mine');
      await rpc('evm_mine');
      await untilStatus(relay, id, 'BROADCAST');
      const open = await sponsorship(id);
      expect(open).to.include({ gas_used: null, block_hash: null, charged_gas: open.reserved_gas });
      expect((await spent()).SIGNER).to.equal(BigInt(String(open.reserved_gas)));
    } finally {
      await rpc('evm_setAutomine', true);
    }
    await until('it is in another block', async () => {
      await rpc('evm_mine');
      const row = await relay.find(id);
      return (row?.status === 'MINED' || row?.status === 'CONFIRMED') && row.block_hash !== first.block_hash;
    });
    expect(await spent()).to.include({ SIGNER: first.gas_used, GUILD: first.gas_used, KEY: first.gas_used });
  });

  it('bounds what each key spends in an hour: what is above waits for another', async () => {
    const { relay } = await open(budgets({ key: { gas: 612_000n, wei: 10n ** 18n } }));
    const rows = [];
    for (let i = 0; i < 3; i += 1) rows.push(await relay.submitForwardRequest(await sign(newAccount())));
    await context.on.provider.send('evm_setAutomine', [false]);
    try {
      relay.start();
      const keys = [];
      for (const { id } of rows) keys.push((await untilStatus(relay, id, 'BROADCAST')).key_address);
      expect(new Set(keys).size).to.equal(2);
    } finally {
      await context.on.provider.send('evm_setAutomine', [true]);
    }
  });

  it('keeps a signer’s requests behind one that no key’s budget reaches for', async () => {
    const { relay } = await open({ ...budgets({ key: { gas: 480_000n, wei: 10n ** 18n } }), gasMarginPercent: 1_000n });
    const wallet = newAccount();
    const large = await relay.submitForwardRequest(await sign(wallet, 0n, { gas: 400_000n }));
    const behind = await relay.submitForwardRequest(await sign(wallet, 1n, { gas: 100_000n }));
    relay.start();
    await untilMined(relay, (await relay.submitForwardRequest(await sign(newAccount(), 0n, { gas: 100_000n }))).id);
    for (const { id } of [large, behind]) expect((await relay.find(id))?.status).to.equal('QUEUED');
  });

  it('counts the fees of the time of sending where they have risen since acceptance', async () => {
    const rpc = (method: string, ...params: unknown[]) => context.on.provider.send(method, params);
    const { relay, sponsorship } = await open({});
    const { id } = await relay.submitForwardRequest(await sign(newAccount()));
    const accepted = BigInt(String((await sponsorship(id)).charged_wei));
    await rpc('evm_setAutomine', false);
    try {
      await rpc('hardhat_setNextBlockBaseFeePerGas', toQuantity(30n * 10n ** 9n));
      await rpc('evm_mine');
      relay.start();
      await untilStatus(relay, id, 'BROADCAST');
      expect(BigInt(String((await sponsorship(id)).charged_wei)) > accepted * 2n).to.equal(true);
    } finally {
      await rpc('evm_setAutomine', true);
    }
  });
});
