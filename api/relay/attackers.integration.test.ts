import { expect } from 'chai';
import { toQuantity } from 'ethers';
import pg from 'pg';
import { type SubmitInput, signDelegation } from '../../testing/relay/forwardRequests.ts';
import { budgets, errorOf, mostGas, type PurseFixture, startPurseFixture } from '../../testing/relay/purseFixture.ts';
import { type RelayFixture, untilStatus } from '../../testing/relay/relayFixture.ts';
import { foundGuild, giveGuildTokens } from '../../testing/story.ts';
import { until } from '../../testing/until.ts';
import { abis } from '../chain/calls/abis.ts';
import type { GuildContracts } from '../chain/calls/guildContracts.ts';
import type { SponsorSettings } from '../prepare/sponsorship/sponsorSettings.ts';
import type { UserError } from '../prepare/userErrors.ts';
import type { Relay } from './relay.ts';

describe('the relayer’s purse bounds what attackers spend in an hour', () => {
  let purse: PurseFixture;
  let context: RelayFixture;
  const newAccount = () => purse.newAccount();
  const sign = (...given: Parameters<PurseFixture['sign']>) => purse.sign(...given);
  const open = (sponsor: Partial<SponsorSettings>) => purse.open(sponsor);
  let other: GuildContracts;

  before(async () => {
    purse = await startPurseFixture();
    context = purse.context;
    other = await foundGuild(context.on, 'Other Guild');
  });
  afterEach(() => purse.closeAll());
  after(() => purse?.stop());

  const answerOf = async (relay: Relay, input: SubmitInput): Promise<UserError | null> =>
    await relay.submitForwardRequest(input).then(
      () => null,
      (error: unknown) => errorOf(Promise.reject(error)),
    );
  const inGuild = ({ token }: GuildContracts) => signDelegation(context.on, newAccount(), { token, nonce: 0n });

  /** Moves the only whole token of a stranger’s to his next account. */
  async function passOn(from: string, to: string): Promise<void> {
    const { provider } = context.on;
    await provider.send('hardhat_impersonateAccount', [from]);
    await provider.send('hardhat_setBalance', [from, toQuantity(10n ** 18n)]);
    const data = abis.GuildToken.encodeFunctionData('transfer', [to, 10n ** 18n]);
    await provider.send('eth_sendTransaction', [{ from, to: context.guild.token, data }]);
  }

  it('with one token that goes from account to account: by the hour of its guild, and leaves other guilds theirs', async () => {
    const { relay, spent } = await open(budgets({ guild: { gas: 1_000_000n, wei: 10n ** 18n } }));
    const answers = [];
    let holder = newAccount();
    await giveGuildTokens(context.on, context.guild, holder.address, 10n ** 18n);
    for (let i = 0; i < 5; i += 1) {
      answers.push(await answerOf(relay, await sign(holder)));
      const next = newAccount();
      await passOn(holder.address, next.address);
      holder = next;
    }
    // Each may cost some 305,000 gas, and none is a stranger’s.
    expect(answers.slice(0, 3)).to.deep.equal([null, null, null]);
    for (const error of answers.slice(3)) expect(error).to.include({ code: 'QUOTA_EXCEEDED', budget: 'GUILD' });
    expect(await spent()).to.not.have.property('STRANGERS');
    expect(await answerOf(relay, await inGuild(other))).to.equal(null);
  });

  it('in guilds of their own: by the hour of the keys together, however many guilds', async () => {
    const key = { gas: 500_000n, wei: 10n ** 18n };
    const { relay, spent } = await open(budgets({ key, guild: { gas: 800_000n, wei: 10n ** 18n } }));
    const answers = [];
    for (const guild of [other, other, other, context.guild, context.guild]) {
      answers.push(await answerOf(relay, await inGuild(guild)));
    }
    expect(answers.map((error) => error && 'budget' in error && error.budget)).to.deep.equal([
      null,
      null,
      'GUILD',
      null,
      'KEYS',
    ]);
    expect((await spent()).KEYS ?? 0n).to.be.lessThan(2n * key.gas);
  });

  it('who come thirty at a time: by the same, and each is answered', async () => {
    const { relay, spent } = await open(budgets({ strangers: { gas: 1_600_000n, wei: 10n ** 18n } }));
    const inputs = await Promise.all(Array.from({ length: 30 }, (_, i) => inGuild(i % 2 ? other : context.guild)));
    const answers = await Promise.all(inputs.map((input) => answerOf(relay, input)));
    expect(answers.filter((error) => error === null)).to.have.lengthOf(10);
    for (const error of answers) if (error) expect(error).to.include({ code: 'QUOTA_EXCEEDED', budget: 'STRANGERS' });
    expect((await spent()).STRANGERS).to.equal(mostGas(inputs[0]) * 10n);
  });

  it('and gives one guild’s back without holding the keys’ while it waits for another’s', async () => {
    const { relay, databaseUrl } = await open({});
    const wallet = newAccount();
    const deadline = (await context.on.chain.nextBlockTime()) + 5n;
    const late = await relay.submitForwardRequest(await sign(wallet, 0n, { deadline }));
    const behind = await signDelegation(context.on, wallet, { token: other.token, nonce: 1n });
    const { id } = await relay.submitForwardRequest(behind);
    await context.on.passTime(10);
    const acceptance = new pg.Client(databaseUrl);
    await acceptance.connect();
    purse.alsoClose(() => acceptance.end());
    const lock = (what: string) => `select from relay_budget where ${what} for update nowait`;
    await acceptance.query(`begin; ${lock(`scope = 'GUILD' and subject = '${other.accessManager}'`)}`);
    relay.start();
    await until('it waits for the other guild’s', async () => {
      const { rowCount } = await acceptance.query(`select from pg_locks where not granted`);
      return Number(rowCount) > 0;
    });
    await acceptance.query(`${lock(`scope = 'KEYS'`)}; commit`);
    await untilStatus(relay, late.id, 'EXPIRED');
    await untilStatus(relay, id, 'FAILED');
  });
});
