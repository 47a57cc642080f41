import { expect } from 'chai';
import { type EventFragment, JsonRpcProvider, keccak256, type Log, ZeroAddress } from 'ethers';
import { guildContractNames } from '../../abis/guildContracts.ts';
import { callRpc } from '../../local/http/rpc.ts';
import { abiOf } from '../../testing/ledger/chainActor.ts';
import { type Difference, told } from '../../verify/compare/difference.ts';
import type { LedgerOf } from '../../verify/ledger/guildLedger.ts';
import { type BareLedger, startBareLedger } from './anyLogs/bareLedger.ts';
import { expectHealthy } from './anyLogs/expectWhole.ts';
import { type ValueSet, valueIn } from './anyLogs/logValues.ts';
import { placeLogWriter, writeLog } from './anyLogs/logWriter.ts';
import { payloadOf } from './payloadOf.ts';
import { readAll } from './readLedger.ts';
import { verifyLedger } from './verify/verifyLedger.ts';

type Entry = { number: string; topic0: string; payloadHash: string; transactionHash: string };
type Posting = { entry: { id: string }; token: { id: string }; amount: string };
type Written = { transactionHash: string; fragment: EventFragment };

const FACTORY = '0xfac0000000000000000000000000000000000001';
/** Others are about what these make. */
const FIRST = [
  'ProjectCreated',
  'ProposalCreated',
  'RoundOpened',
  'BudgetOpened',
  'DisputeOpened',
  'CallScheduled',
  'AgreementPublished',
  'FindingRaised',
  'RewardTermsSet',
];
const BOB = '0xb0b0000000000000000000000000000000000000';
const utf8 = (text: string) => new TextEncoder().encode(text);
/** Each with ids of its own: no contract of ours makes the same thing twice. */
const VALUE_SETS: Record<string, ValueSet> = {
  ordinary: { id: 1n, number: 3n, bool: true, count: 2, byte: '44', address: BOB, text: utf8('Open books') },
  'about the timelock': {
    id: 2n,
    number: 1n,
    bool: false,
    count: 1,
    byte: '55',
    address: addressOf(3),
    text: utf8('# T'),
  },
  'of nothing': { id: 0n, number: 0n, bool: false, count: 0, byte: '00', address: ZeroAddress, text: utf8('') },
  'with unclean texts': {
    id: 3n,
    number: 200n,
    bool: true,
    count: 3,
    byte: '0a',
    address: addressOf(5),
    text: Uint8Array.from([0, ...utf8('a\u202e😀\n'), 0xff, 0xc0, 0x80, 0xed, 0xa0, 0x80, 0]),
  },
  'with long texts': {
    id: 4n,
    number: 9n,
    bool: true,
    count: 1,
    byte: '0b',
    address: BOB,
    text: utf8('😀x '.repeat(9_000)),
  },
  'of the largest values': {
    id: 2n ** 256n,
    bool: true,
    count: 2,
    byte: 'ff',
    address: addressOf(0),
    text: utf8('max'),
  },
};

function addressOf(index: number): string {
  return `0xa0${(index + 1).toString(16).padStart(38, '0')}`;
}

describe('a ledger of any logs', () => {
  let ledger: BareLedger;
  let from: string;
  const written: Written[] = [];

  before(async () => {
    ledger = await startBareLedger(FACTORY);
    [from = ''] = (await callRpc(ledger.rpcUrl, 'eth_accounts')) as string[];
    for (const address of [FACTORY, ...guildContractNames.map((_, i) => addressOf(i))]) {
      await placeLogWriter(ledger.rpcUrl, address);
    }
    await writeCreation();
    for (const values of Object.values(VALUE_SETS)) await writeLogs(values);
    await ledger.indexed(Number(await callRpc(ledger.rpcUrl, 'eth_blockNumber')));
  });
  after(() => ledger?.stop());

  async function writeCreation(): Promise<void> {
    const fragment = (await abiOf('GuildFactory')).getEvent('GuildCreated') as EventFragment;
    const config = valueIn(VALUE_SETS.ordinary as ValueSet, fragment.inputs[3] as EventFragment['inputs'][number]);
    await write(FACTORY, fragment, [1n, BOB, guildContractNames.map((_, i) => addressOf(i)), config]);
  }

  async function writeLogs(values: ValueSet): Promise<void> {
    const events: [string, EventFragment][] = [];
    for (const [i, name] of guildContractNames.entries()) {
      (await abiOf(name)).forEachEvent((fragment) => {
        events.push([addressOf(i), fragment]);
      });
    }
    const isFirst = ([, { name }]: [string, EventFragment]) => FIRST.includes(name);
    const inOrder = [...events.filter(isFirst), ...events.filter((event) => !isFirst(event))];
    for (const [address, fragment] of inOrder) {
      await write(
        address,
        fragment,
        fragment.inputs.map((input) => valueIn(values, input)),
      );
    }
  }

  async function write(address: string, fragment: EventFragment, values: unknown[]): Promise<void> {
    written.push({ transactionHash: await writeLog(ledger.rpcUrl, from, address, fragment, values), fragment });
  }

  it('F-3 has an entry of every log, in order, that commits to what it says', async () => {
    const rows = await readAll<Entry>(ledger.ledgerUrl, 'ledgerEntries', 'number topic0 payloadHash transactionHash');
    const provider = new JsonRpcProvider(ledger.rpcUrl, undefined, { staticNetwork: true });
    const logs = new Map((await provider.getLogs({ fromBlock: 0 })).map((log) => [log.transactionHash, log]));
    provider.destroy();
    expect(
      rows.map(({ number, topic0, payloadHash: hash, transactionHash }) => [number, topic0, hash, transactionHash]),
    ).to.deep.equal(
      written.map(({ transactionHash, fragment }, i) => [
        String(i + 1),
        fragment.topicHash,
        keccak256(payloadOf(fragment, logs.get(transactionHash) as Log)),
        transactionHash,
      ]),
    );
  });

  it('posts sums of zero, whatever the amounts', async () => {
    const postings = await readAll<Posting>(ledger.ledgerUrl, 'postings', 'entry { id } token { id } amount');
    const sums = new Map<string, bigint>();
    for (const { entry, token, amount } of postings) {
      const key = `${entry.id} ${token.id}`;
      sums.set(key, (sums.get(key) ?? 0n) + BigInt(amount));
    }
    expect(postings.length).to.be.greaterThan(100);
    expect([...sums.entries()].filter(([, sum]) => sum !== 0n)).to.deep.equal([]);
  });

  it('is what the verifier derives from the same logs', async () => {
    const of = { guild: addressOf(0), factory: FACTORY, forwarder: ZeroAddress } as LedgerOf;
    const { verified } = await verifyLedger({ rpcUrl: ledger.rpcUrl, queryUrl: ledger.ledgerUrl }, of);
    const isOfChain = ({ problem }: Difference) => problem === 'anchor' || problem === 'assets';
    expect(verified.differences.filter((difference) => !isOfChain(difference)).map(told)).to.deep.equal([]);
    // Nobody anchored this ledger, and its tokens are no contracts: what the logs say of both is not so, and is told.
    expect(new Set(verified.differences.map(({ problem }) => problem))).to.have.keys('anchor', 'assets');
    expect(verified.differenceCount).to.equal(verified.differences.length);
  });

  it('is healthy after all of it', async () => {
    await expectHealthy(ledger);
  });
});
