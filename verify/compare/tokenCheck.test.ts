import { expect } from 'chai';
import type { ChainNode } from '../chain/node/node.ts';
import type { Hex } from '../chain/types.ts';
import { Comparison } from './comparison.ts';
import type { ServedRow } from './rows.ts';
import type { LedgerServer } from './server/ledgerServer.ts';
import { type Described, TokenCheck } from './tokenCheck.ts';

const [GUILD, OTHER, OWN, PAID] = ['11', '22', '33', '44'].map((byte) => `0x${byte.repeat(20)}`) as [
  Hex,
  Hex,
  Hex,
  Hex,
];
const NATIVE: Hex = `0x${'00'.repeat(20)}`;

const described: Described[] = [
  { block: 1n, token: PAID, symbol: 'old', decimals: 6 },
  { block: 9n, token: PAID, symbol: 'tUSD', decimals: 6 },
];
const right = [
  { id: OWN, symbol: 'GLD', decimals: 18, guild: { id: GUILD } },
  { id: PAID, symbol: 'tUSD', decimals: 6, guild: null },
  { id: NATIVE, symbol: '', decimals: 18, guild: null },
];

/** What is told of tokens that are served so, when the one that is paid in tells this by now. */
async function findings(served: readonly ServedRow[], now = 'tUSD', check = new TokenCheck(described)) {
  const server = {
    rows: async (_: unknown, where: string) =>
      served.filter(({ id, guild }) => {
        if (where.startsWith('id_in')) return where.includes(String(id));
        return where.includes(String((guild as { id?: string } | null)?.id));
      }),
  } as unknown as LedgerServer;
  const text = Buffer.from(now).toString('hex');
  const word = (value: number) => value.toString(16).padStart(64, '0');
  const send = async (_: string, [{ data }]: readonly [{ data: string }]) =>
    data === '0x313ce567' ? `0x${word(6)}` : `0x${word(32)}${word(now.length)}${text.padEnd(64, '0')}`;
  const node = { name: 'node', send, sendAll: async () => [] } as unknown as ChainNode;
  const found: string[] = [];
  const to = new Comparison(server, GUILD, ({ problem, id, fields }) => {
    found.push([problem, id, ...fields.map(({ field }) => field)].join(' '));
  });
  await check.compare(to, { node, guild: { id: GUILD, token: OWN, symbol: 'GLD' }, blockHash: '0x' });
  return found;
}

describe('a guild’s tokens as they are served', () => {
  const changed = (id: Hex, fields: object) => right.map((row) => (row.id === id ? { ...row, ...fields } : row));

  it('are right as the guild’s logs have described them last', async () => {
    expect(await findings(right)).to.deep.equal([]);
    const nativeUnknown = right.filter(({ id }) => id !== NATIVE);
    expect(await findings(nativeUnknown)).to.deep.equal([]);
  });

  it('are right as they tell by now, since another guild may have described them', async () => {
    const renamed = changed(PAID, { symbol: 'new' });
    expect(await findings(renamed, 'new')).to.deep.equal([]);
    expect(await findings(renamed)).to.deep.equal([`field ${PAID} symbol`]);
    expect(await findings(changed(NATIVE, { symbol: 'NATIVE' }))).to.deep.equal([]);
    expect(await findings(changed(PAID, { guild: { id: OTHER } }))).to.deep.equal([]);
  });

  for (const [what, served, found] of [
    ['other decimals', changed(PAID, { decimals: 7 }), `field ${PAID} decimals`],
    ['decimals as text', changed(PAID, { decimals: '6' }), `field ${PAID} decimals`],
    ['other decimals of native coin', changed(NATIVE, { decimals: 6 }), `field ${NATIVE} decimals`],
    ['another symbol of the guild’s own', changed(OWN, { symbol: 'GLĐ' }), `field ${OWN} symbol`],
    ['its own as nobody’s', changed(OWN, { guild: null }), `field ${OWN} guild`],
    ['one that is not its own', changed(PAID, { guild: { id: GUILD } }), `field ${PAID} guild`],
    ['a further one as its own', [...right, { ...right[0], id: OTHER }], `extra ${OTHER}`],
    ['none', right.slice(0, 1), `missing ${PAID}`],
  ] as [string, ServedRow[], string][]) {
    it(`are named with ${what}`, async () => {
      expect(await findings(served)).to.deep.equal([found]);
    });
  }

  it('are those before again when the chain drops the block', async () => {
    const check = new TokenCheck(described);
    check.goBack(9n);
    expect(await findings(right, 'new', check)).to.deep.equal([`field ${PAID} symbol`]);
    expect(await findings(changed(PAID, { symbol: 'old' }), 'new', check)).to.deep.equal([]);
  });
});
