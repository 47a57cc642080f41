import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { FsBlockstore } from 'blockstore-fs';
import { expect } from 'chai';
import { type ParamType, ZeroHash } from 'ethers';
import { CID } from 'multiformats/cid';
import { sha256 as sha2 } from 'multiformats/hashes/sha2';
import { guildContractNames } from '../../abis/guildContracts.ts';
import { queryGraph } from '../../local/http/queryGraph.ts';
import { callRpc } from '../../local/http/rpc.ts';
import { type ContentBlocks, openContentBlocks } from '../../local/parts/contentBlocks.ts';
import { abiOf } from '../../testing/ledger/chainActor.ts';
import { expectEveryLog, expectHealthy } from './anyLogs/expectWhole.ts';
import { type LoggedGuild, startLoggedGuild } from './anyLogs/loggedGuild.ts';
import { type ValueSet, valueIn } from './anyLogs/logValues.ts';
import { CONTENTS, documentOf } from './documents/contents.ts';
import { documentsRead } from './documents/documentsRead.ts';
import { readAll } from './readLedger.ts';

type Mention = { number: string; documentDigest: string | null };

const ANA = '0xa0a0000000000000000000000000000000000000';
const MEGABYTE = 2 ** 20;
/** Codec of a block that is a file's bytes. */
const RAW = 0x55;
/** graph-node asks for what it was told of at once. */
const ASKED_MS = 500;
/** Of `hello world` and a line end, as Kubo has it; its content is nowhere. */
const ABSENT = 'bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4';
/** What graph-node would ask for: other forms of CIDs, and paths; and what only looks like a CID. */
const NO_CIDS: Record<string, string> = {
  empty: '',
  path: `${ABSENT}/deliverable.md`,
  'path of IPFS': `/ipfs/${ABSENT}`,
  URL: `ipfs://${ABSENT}`,
  'URL of a gateway': `https://ipfs.io/ipfs/${ABSENT}`,
  'CID in capitals': ABSENT.toUpperCase(),
  'CID in base 58': 'zb2rhj7crUKTQYRGCRATFaQ6YFLTde2YzdqbbhAASkL9uRDXn',
  'CID of a link to itself': 'bafyreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4',
  'CID with a space': `${ABSENT} `,
  'CID with another letter': `${ABSENT.slice(0, -1)}1`,
  'version 0 with another letter': 'QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5l',
  'text of 1 MB': 'bafkrei'.repeat(MEGABYTE / 7),
};

const utf8 = (text: string) => new TextEncoder().encode(text);
const sha256 = (bytes: Uint8Array) => `0x${createHash('sha256').update(bytes).digest('hex')}`;

describe('documents behind CIDs', () => {
  let guild: LoggedGuild;
  let blocks: ContentBlocks;
  let published = 0;
  const cids: Record<string, string> = {};
  before(async () => {
    guild = await startLoggedGuild();
    blocks = await openContentBlocks(guild.contentFolder);
    await publishAbsent();
    for (const [name, bytes] of Object.entries(CONTENTS)) {
      cids[name] = await add(bytes);
      await mention(cids[name], sha256(bytes));
    }
    for (const text of Object.values(NO_CIDS)) await mention(text);
  });
  after(() => guild?.stop());

  /** What cannot be read, before all that can. */
  async function publishAbsent(): Promise<void> {
    const parts = utf8('Lost and found. '.repeat(MEGABYTE / 16));
    cids.absent = ABSENT;
    // Base 32 of 36 bytes leaves two bits over, which must be zero: graph-node takes this for no CID.
    cids.malformed = `${ABSENT.slice(0, -1)}5`;
    cids.tooLarge = await add(new Uint8Array(26 * MEGABYTE));
    cids.inPart = await add(parts);
    const store = await openStore();
    await store.delete(await blockOf(parts.slice(0, 256 * 1024)));
    for (const name of ['absent', 'malformed', 'tooLarge', 'inPart']) await mention(cids[name] as string);
  }

  async function openStore(): Promise<FsBlockstore> {
    const store = new FsBlockstore(guild.contentFolder);
    await store.open();
    return store;
  }

  async function add(bytes: Uint8Array): Promise<string> {
    return String((await blocks.add(bytes, { cidVersion: 1, rawLeaves: true })).cid);
  }

  /** CID of bytes that make one block. */
  async function blockOf(bytes: Uint8Array): Promise<CID> {
    return CID.createV1(RAW, await sha2.digest(bytes));
  }

  async function mention(cid: string, digest = ZeroHash): Promise<void> {
    published += 1;
    await guild.log('Compliance', 'AgreementPublished', [published, 1, ANA, 'Agreement', digest, cid]);
  }

  async function document(cid: string): Promise<object | undefined> {
    return (await documentsRead(guild, [cid]))[cid];
  }

  const mentions = (cid: string) =>
    readAll<Mention>(guild.ledgerUrl, 'ledgerEntries', 'number documentDigest', `document: "${cid}"`);

  for (const [name, bytes] of Object.entries(CONTENTS)) {
    it(`F-35 reads ${name}`, async () => {
      expect(await document(cids[name] as string)).to.deep.equal({
        size: bytes.length,
        digest: sha256(bytes),
        ...documentOf(name),
      });
    });
  }

  it('F-35 has one document of a CID that three logs name, and of each what it commits to', async () => {
    const bytes = utf8('# The same again');
    const cid = await add(bytes);
    const digests = [sha256(bytes), `0x${'d1'.repeat(32)}`, ZeroHash];
    for (const digest of digests) await mention(cid, digest);
    expect(await document(cid)).to.include({ title: 'The same again', digest: digests[0] });
    const { documents: found } = await queryGraph<{ documents: { mentions: Mention[] }[] }>(
      guild.ledgerUrl,
      `{ documents(where: { title: "The same again" }) { mentions(orderBy: id) { documentDigest } } }`,
    );
    expect(found).to.deep.equal([
      { mentions: [digests[0], digests[1], null].map((documentDigest) => ({ documentDigest })) },
    ]);
  });

  it('F-35 shows by the digest that other bytes are behind a CID than it says', async () => {
    const promised = utf8('Pay 10');
    const served = utf8('Pay 1000');
    const cid = await blockOf(promised);
    await (await openStore()).put(cid, served);
    await mention(String(cid), sha256(promised));
    expect(await document(String(cid))).to.include({ text: 'Pay 1000', digest: sha256(served) });
    expect(await mentions(String(cid))).to.have.nested.property('[0].documentDigest', sha256(promised));
  });

  it('F-35 reads what comes late', async () => {
    const bytes = utf8('# Late');
    const cid = String(await blockOf(bytes));
    await mention(cid);
    await sleep(ASKED_MS);
    await callRpc(guild.rpcUrl, 'evm_mine', []);
    await guild.caughtUp();
    const query = `{ ledgerEntries(where: { document: "${cid}" }) { documentCid document { title } } }`;
    expect(await queryGraph(guild.ledgerUrl, query)).to.deep.equal({
      ledgerEntries: [{ documentCid: cid, document: null }],
    });
    expect(await add(bytes)).to.equal(cid);
    expect(await document(cid)).to.include({ title: 'Late' });
    expect(await queryGraph(guild.ledgerUrl, query)).to.deep.equal({
      ledgerEntries: [{ documentCid: cid, document: { title: 'Late' } }],
    });
  });

  it('F-35 goes on without what is absent, malformed, larger than 25 MiB or there only in part', async () => {
    const absent = [cids.absent, cids.malformed, cids.tooLarge, cids.inPart] as string[];
    for (const cid of absent) expect(await mentions(cid)).to.have.length(1);
    const where = `id_in: ${JSON.stringify(absent)}`;
    expect(await readAll(guild.ledgerUrl, 'documents', 'size', where)).to.deep.equal([]);
  });

  it('F-35 asks for nothing that is no CID of a file in its usual form', async () => {
    const versions = await readAll<{ cid: string; entry: { documentDigest: null } }>(
      guild.ledgerUrl,
      'agreementVersions',
      'cid entry { documentDigest }',
    );
    expect(versions.map(({ cid }) => cid)).to.include.members(Object.values(NO_CIDS));
    const named = await readAll<{ number: string }>(guild.ledgerUrl, 'ledgerEntries', 'number', 'documentCid: null');
    const [{ number: first } = { number: '' }] = await mentions(Object.values(cids).at(-1) as string);
    const after = named.map(({ number }) => Number(number)).filter((number) => number > Number(first));
    expect(after).to.deep.equal(Object.keys(NO_CIDS).map((_, i) => Number(first) + 1 + i));
  });

  it('mentions the document of every event that has a CID', async () => {
    const cid = await add(utf8('# Everywhere'));
    const round: ValueSet = { id: 777n, number: 3n, bool: true, count: 1, byte: '44', address: ANA, text: utf8(cid) };
    const kinds: string[] = [];
    for (const contract of guildContractNames) {
      for (const fragment of (await abiOf(contract)).fragments) {
        if (fragment.type !== 'event' || !('name' in fragment) || !fragment.inputs.some(hasCid)) continue;
        const values = fragment.inputs.map((input) => valueIn(round, input));
        await guild.log(contract, fragment.name as string, values);
        kinds.push((fragment.name as string).replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase());
      }
    }
    await document(cid);
    const entries = await readAll<{ kind: string; documentDigest: string }>(
      guild.ledgerUrl,
      'ledgerEntries',
      'kind documentDigest',
      `document: "${cid}"`,
    );
    expect(kinds).to.have.length.greaterThan(10);
    expect(entries.map(({ kind }) => kind)).to.deep.equal(kinds);
    expect(new Set(entries.map(({ documentDigest }) => documentDigest))).to.deep.equal(
      new Set([`0x${'44'.repeat(32)}`]),
    );
  });

  it('has an entry of every log, and is healthy after all of it', async () => {
    await expectEveryLog(guild);
    await expectHealthy(guild);
  });
});

function hasCid({ name, components, arrayChildren }: ParamType): boolean {
  const parts = components ?? (arrayChildren === null ? [] : [arrayChildren]);
  return /cid$/i.test(name) || parts.some(hasCid);
}
