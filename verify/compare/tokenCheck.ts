import type { ChainNode } from '../chain/node/node.ts';
import type { Hex } from '../chain/types.ts';
import { readArguments } from '../events/eventArguments.ts';
import { isZero } from '../ledger/bytes.ts';
import type { Derived } from '../ledger/guildLedger.ts';
import type { Row } from '../ledger/records.ts';
import type { Comparison } from './comparison.ts';
import type { ServedRow } from './rows.ts';
import { idIn, scopeOf, type Table } from './table.ts';
import { NATIVE, type TokenWords, tokenWords } from './tokenWords.ts';

/** What a token told about itself in the block in which a guild allowed it. */
export type Described = TokenWords & { block: bigint; token: Hex };

/** Tokens as they are served. All guilds share their rows. */
const TOKENS: Table = {
  type: 'Token',
  list: 'tokens',
  values: ['id', 'symbol', 'decimals'],
  links: ['guild'],
  via: 'guild',
  owner: 'guild',
  ownerType: 'Guild',
};

const NATIVE_COIN: Hex = `0x${'00'.repeat(20)}`;
const GUILD_TOKEN_DECIMALS = 18;
const AT_ONCE = 100;

/**
 * Compares what is served of a guild's tokens with what its logs say of them: by their decimals, all amounts are read. Another
 * guild may have described one since, so what a token tells at the block is right as well.
 */
export class TokenCheck {
  readonly described: Described[];

  constructor(described: readonly Described[] = []) {
    this.described = [...described];
  }

  /** Takes the entries of a block. */
  add(block: bigint, derived: readonly Derived[]): void {
    for (const { entry } of derived) {
      if (entry.kind !== 'TOKEN_ALLOWED') continue;
      const named = readArguments('Projects', 'TokenAllowed', entry.payload as Hex);
      const said = Object.fromEntries(named.map(({ name, value }) => [name, value]));
      const token = said.token as Hex;
      const words = { symbol: String(said.symbol), decimals: Number(said.decimals) };
      if (!isSame(words, this.lastOf(token))) this.described.push({ block, token, ...words });
    }
  }

  /** Forgets the blocks from one on, which others take the place of. */
  goBack(from: bigint): void {
    while ((this.described.at(-1)?.block ?? -1n) >= from) this.described.pop();
  }

  /** Compares the guild's own token, those that it has allowed, and native coin, as they are served at a block. */
  async compare(to: Comparison, { node, guild, blockHash }: { node: ChainNode; guild: Row; blockHash: Hex }) {
    const own = guild.token as Hex;
    const words = { symbol: guild.symbol as string, decimals: GUILD_TOKEN_DECIMALS };
    const known = [...new Set([own, NATIVE_COIN, ...this.described.map(({ token }) => token)])];
    for (let at = 0; at < known.length; at += AT_ONCE) {
      const ids = known.slice(at, at + AT_ONCE);
      const served = await to.server.rows(TOKENS, idIn(ids));
      const rows: Row[] = [];
      for (const id of ids) {
        const row = served.find((one) => one.id === id);
        const said = this.lastOf(id) ?? (id === own ? words : NATIVE.unnamed);
        // Nobody may have named native coin yet.
        if (row === undefined && isZero(id)) continue;
        const right = isSame(said, row) ? said : await nowOf(node, id, { row, said, blockHash });
        const { symbol, decimals } = right;
        rows.push({ id, symbol, decimals, guild: id === own ? to.guild : otherGuildOf(row, to.guild) });
      }
      await to.match(TOKENS, rows, { rows: served, isWhole: false });
    }
    const claimed = await to.server.rows(TOKENS, scopeOf(TOKENS, to.guild));
    for (const row of claimed) if (!known.includes(row.id as Hex)) to.tell('extra', TOKENS, row);
  }

  private lastOf(token: Hex): Described | undefined {
    return this.described.findLast((one) => one.token === token);
  }
}

/** What is right of a row that is not as the guild's logs have it: that, unless the token itself tells what is served. */
async function nowOf(
  node: ChainNode,
  token: Hex,
  { row, said, blockHash }: { row: ServedRow | undefined; said: TokenWords; blockHash: Hex },
): Promise<TokenWords> {
  const told = row === undefined ? said : await tokenWords(node, token, blockHash);
  return isSame(told, row) ? told : said;
}

function isSame(words: TokenWords, row: ServedRow | TokenWords | undefined): boolean {
  return row !== undefined && row.symbol === words.symbol && row.decimals === words.decimals;
}

/** Whose token it is served as, unless that is this guild: it has one only. */
function otherGuildOf(row: ServedRow | undefined, guild: Hex): string | null {
  const { id } = (row?.guild ?? {}) as { id?: unknown };
  return typeof id === 'string' && id !== guild ? id : null;
}
