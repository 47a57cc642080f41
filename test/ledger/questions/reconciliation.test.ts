import { expect } from 'chai';
import { Contract, type JsonRpcProvider, ZeroAddress } from 'ethers';
import { runningStack } from '../../../testing/stack/runningStack.ts';
import { type AskedGuild, askedGuilds } from './askedGuilds.ts';
import { allNodes, askGateway, type Paged, pageOf } from './gatewayOf.ts';

type Item = {
  account: { code: string; holder: string; token: { id: string } };
  books: string;
  chain: string;
  difference: string;
  outcome: string;
};

const QUERY = `query ($guild: Bytes!, $at: MomentInput, $after: String) {
  reconciliation(guild: $guild, at: $at) {
    items(first: 1, after: $after) ${pageOf('account { code holder token { id } } books chain difference outcome')}
  }
}`;
const ERC20 = ['function balanceOf(address) view returns (uint256)'];

describe('a reconciliation', () => {
  let guilds: AskedGuild[];
  let head: number;
  let provider: JsonRpcProvider;
  before(async () => {
    ({ guilds, head } = await askedGuilds());
    ({ provider } = await runningStack());
  });

  it('puts the books of every asset account beside the chain, at any block', async () => {
    const seen = new Set<string>();
    for (const guild of guilds) {
      for (const block of [40, 80, head]) {
        for (const item of await itemsOf(guild, block)) {
          const held = await heldBy(item, block);
          expect(BigInt(item.chain), `${guild.id} at ${block}`).to.equal(held);
          expect(BigInt(item.difference)).to.equal(held - BigInt(item.books));
          expect(item.outcome).to.equal(held === BigInt(item.books) ? 'EQUAL' : 'UNBOOKED');
          seen.add(item.account.token.id === ZeroAddress ? 'native' : item.outcome);
        }
      }
    }
    expect(seen).to.include('EQUAL');
  });

  it('has the books of the verifier, and no account but those of class ASSET', async () => {
    for (const guild of guilds) {
      const { records } = guild.derivedAt(head);
      const derived = [...records.of('LedgerAccount')].filter((row) => row.class === 'ASSET');
      const items = await itemsOf(guild, head);
      expect(items.map(({ account, books }) => `${account.token.id} ${account.code} ${books}`)).to.have.members(
        derived.map(({ token, code, balance }) => `${token} ${code} ${balance}`),
      );
    }
  });

  async function itemsOf({ id }: AskedGuild, block: number): Promise<Item[]> {
    return allNodes(async (after) => {
      const variables = { guild: id, at: { block }, after };
      const { reconciliation } = await askGateway<{ reconciliation: { items: Paged<Item> } | null }>(QUERY, variables);
      return reconciliation?.items ?? { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };
    });
  }

  function heldBy({ account: { token, holder } }: Item, blockTag: number): Promise<bigint> {
    if (token.id === ZeroAddress) return provider.getBalance(holder, blockTag);
    return new Contract(token.id, ERC20, provider).getFunction('balanceOf')(holder, { blockTag });
  }
});
