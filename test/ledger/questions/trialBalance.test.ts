import { expect } from 'chai';
import type { GuildLedger } from '../../../verify/ledger/guildLedger.ts';
import { type AskedGuild, askedGuilds } from './askedGuilds.ts';
import { allNodes, answerOf, askGateway, type Paged, pageOf } from './gatewayOf.ts';

type Code = { code: string; class: string; debits: string; credits: string; balance: string; count: number };
type Tokens = {
  token: { id: string };
  debits: string;
  credits: string;
  difference: string;
  suspense: string;
  codes: Code[];
};
type TrialBalance = { block: { number: number; hash: string }; tokens: Tokens[] };

const FIELDS = `block { number hash } tokens {
  token { id } debits credits difference suspense codes { code class debits credits balance count }
}`;
const QUERY = `query ($guild: Bytes!, $at: MomentInput) { trialBalance(guild: $guild, at: $at) { ${FIELDS} } }`;
const ACCOUNTS = `query ($guild: Bytes!, $token: Bytes, $at: MomentInput, $after: String) {
  trialBalance(guild: $guild, token: $token, at: $at) {
    tokens { codes { code accounts(first: 2, after: $after) ${pageOf('code holder balance')} } }
  }
}`;

/** What the verifier's ledger adds up to, as `token code: debits credits count`. */
function derivedSums({ records }: GuildLedger): Map<string, [bigint, bigint, number]> {
  const sums = new Map<string, [bigint, bigint, number]>();
  for (const { token, code, debits, credits } of records.of('LedgerAccount')) {
    const key = `${token} ${code}`;
    const [d, c, n] = sums.get(key) ?? [0n, 0n, 0];
    sums.set(key, [d + (debits as bigint), c + (credits as bigint), n + 1]);
  }
  return sums;
}

describe('a trial balance', () => {
  let guilds: AskedGuild[];
  let head: number;
  let blocks: number[];
  before(async () => {
    const asked = await askedGuilds();
    ({ guilds, head } = asked);
    blocks = [head, 40, 80, asked.random.number(head)];
  });

  async function at(guild: string, block: number): Promise<TrialBalance | null> {
    const variables = { guild, at: { block } };
    const { data, errors, extensions } = await answerOf<{ trialBalance: TrialBalance | null }>(QUERY, variables);
    expect(errors).to.equal(undefined);
    expect(extensions.guildhall.block?.number).to.equal(block);
    if (data.trialBalance) expect(data.trialBalance.block).to.deep.equal(extensions.guildhall.block);
    return data.trialBalance;
  }

  it('adds up at every block what the verifier derives from the chain', async () => {
    let compared = 0;
    for (const { id, derivedAt } of guilds) {
      for (const block of blocks) {
        const told = await at(id, block);
        const derived = derivedAt(block);
        if (told === null) {
          expect(derived.isOpen).to.equal(false);
          continue;
        }
        const sums = told.tokens.flatMap(({ token, codes }) =>
          codes.map(
            (one) => [`${token.id} ${one.code}`, [BigInt(one.debits), BigInt(one.credits), one.count]] as const,
          ),
        );
        expect(new Map(sums), `${id} at ${block}`).to.deep.equal(derivedSums(derived));
        compared += sums.length;
      }
    }
    expect(compared).to.be.greaterThan(60);
  });

  it('comes to zero in every token, with nothing left on its way', async () => {
    for (const { id } of guilds) {
      const told = await at(id, head);
      expect(told?.tokens.length).to.be.greaterThan(0);
      for (const { debits, credits, difference, suspense, codes } of told?.tokens ?? []) {
        expect([difference, suspense]).to.deep.equal(['0', '0']);
        expect(debits).to.equal(credits);
        const total = codes.reduce((sum, { balance }) => sum + BigInt(balance), 0n);
        expect(total).to.equal(0n);
      }
    }
  });

  it('pages through the accounts behind each sum, of one token when that is asked', async () => {
    const { id } = guilds[0] as AskedGuild;
    const told = (await at(id, head)) as TrialBalance;
    for (const { token, codes } of told.tokens) {
      for (const { code, balance, count } of codes) {
        const nodes = await allNodes(async (after) => {
          const variables = { guild: id, token: token.id, at: { block: head }, after };
          const { trialBalance } = await askGateway<{
            trialBalance: { tokens: { codes: { code: string; accounts: Paged<{ balance: string }> }[] }[] };
          }>(ACCOUNTS, variables);
          expect(trialBalance.tokens.length).to.equal(1);
          const found = trialBalance.tokens[0]?.codes.find((one) => one.code === code);
          return found?.accounts as Paged<{ balance: string }>;
        });
        expect(nodes.length).to.equal(count);
        expect(nodes.reduce((sum, node) => sum + BigInt(node.balance), 0n)).to.equal(BigInt(balance));
      }
    }
  });

  it('is that of a date, and refused for one that is not over', async () => {
    const { id } = guilds[0] as AskedGuild;
    const { block } = await askGateway<{ block: { number: number; timestamp: string } }>(
      '{ block(at: 99999999999) { number timestamp } }',
    );
    const ask = (time: string) => answerOf<{ trialBalance: TrialBalance }>(QUERY, { guild: id, at: { time } });
    const early = (await ask(String(BigInt(block.timestamp) - 1n))).data.trialBalance;
    expect(early.block.number).to.be.lessThan(block.number);
    const late = await ask(String(BigInt(block.timestamp) + 1_000_000n));
    expect(late.errors?.[0]?.extensions.code).to.equal('BLOCK_NOT_INDEXED');
    const [both] = (await answerOf(QUERY, { guild: id, at: { time: '1', block: 1 } })).errors ?? [];
    expect(both?.extensions.code).to.equal('BAD_USER_INPUT');
  });

  it('is null for a guild that is not there, and refused for an id that is none', async () => {
    expect(await at(`0x${'ab'.repeat(20)}`, head)).to.equal(null);
    const [error] = (await answerOf(QUERY, { guild: '0x12' })).errors ?? [];
    expect(error?.message).to.include('is not the id of a guild');
  });
});
