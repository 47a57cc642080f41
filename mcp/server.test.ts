import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { expect } from 'chai';
import { repositoryRoot } from '../local/repositoryRoot.ts';
import { type RunningStack, runningStack } from '../testing/stack/runningStack.ts';
import { readTrustedDocuments } from '../trusted/trustedDocuments.ts';

type Entry = { id: string; number: string; kind: string };
type Answer = {
  data: Record<string, never>;
  extensions: { guildhall: { deployment: string; block: { number: number; hash: string } } };
  prove?: string;
};
type Told = { isError?: boolean; content: [{ text: string }]; structuredContent: Answer };

/** Starts a server of its own, asked by the protocol's own client. */
async function connect(url: string): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  const args = [join(repositoryRoot, 'mcp', 'server.ts'), '--url', url];
  await client.connect(new StdioClientTransport({ command: process.execPath, args }));
  return client;
}

describe('the MCP server', () => {
  let running: RunningStack;
  let client: Client;
  let guild: string;
  before(async () => {
    running = await runningStack();
    client = await connect(running.graphql);
    guild = running.story.variables.guild;
  });
  after(() => client?.close());

  const call = async (name: string, given: Record<string, unknown>, of = client) =>
    (await of.callTool({ name, arguments: given })) as unknown as Told;

  async function ask(name: string, given: Record<string, unknown>): Promise<Answer> {
    const { isError, content, structuredContent } = await call(name, given);
    expect(isError, content[0].text).to.equal(undefined);
    expect(JSON.parse(content[0].text)).to.deep.equal(structuredContent);
    return structuredContent;
  }

  async function firstPayment(): Promise<Entry> {
    const { data } = await ask('entries', { guild, kinds: ['MILESTONE_RELEASED'], first: 1 });
    const [entry] = data.ledgerEntries as unknown as Entry[];
    return entry ?? expect.fail('The story paid nobody.');
  }

  it('has the trusted documents for tools, which only read, each described with what it takes', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name, description }) => [name, description])).to.deep.equal(
      readTrustedDocuments().map(({ name, description }) => [name, description]),
    );
    for (const { annotations, inputSchema } of tools) {
      expect(annotations?.readOnlyHint).to.equal(true);
      expect(inputSchema.additionalProperties).to.equal(false);
    }
    const { inputSchema } = tools.find(({ name }) => name === 'statement') ?? expect.fail('There is no statement.');
    expect(inputSchema.required).to.have.members(['account', 'from']);
    expect(inputSchema.properties?.account).to.include({ type: 'string', description: 'Id of the ledger account.' });
    expect(inputSchema.properties?.from).to.have.nested.property('properties.time.type', 'string');
  });

  it('answers with the data, the block that it stands on, and how entries are proven', async () => {
    const about = { entry: (await firstPayment()).id };
    const [{ data, prove }, books, overview] = [
      await ask('provenance', about),
      await ask('trialBalance', { guild, at: { block: 80 } }),
      await ask('guild', {}),
    ];
    expect(data).to.have.nested.property('ledgerEntry.provenance.edges').that.has.length.greaterThan(3);
    expect(prove).to.include('npm run verify -- --proof');
    expect(books.data).to.have.nested.property('trialBalance.tokens[0].difference', '0');
    expect(books.extensions.guildhall).to.have.nested.property('block.number', 80);
    expect(books.prove).to.equal(undefined);
    expect(overview.data).to.have.nested.property('guilds[0].id', guild);
    expect(overview.extensions.guildhall.deployment).to.match(/^Qm/);
    expect(overview.extensions.guildhall.block.hash).to.match(/^0x[0-9a-f]{64}$/);
  });

  it('gives proofs that the verifier takes as they are', async () => {
    const { id, number } = await firstPayment();
    const { content } = await call('proof', { entry: id });
    const folder = await mkdtemp(join(tmpdir(), 'guildhall-mcp-'));
    try {
      await writeFile(join(folder, 'answer.json'), content[0].text);
      const args = [join(repositoryRoot, 'verify', 'cli', 'verify.ts'), '--proof', join(folder, 'answer.json')];
      const { stdout } = await promisify(execFile)(process.execPath, args);
      expect(stdout)
        .to.match(new RegExp(`^number +${number}$`, 'm'))
        .and.include('Every claim is shown');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  for (const [what, name, given, words] of [
    ['an argument that there is not', 'entries', { guild: '0x12', kind: 'DEPOSITED' }, 'Unrecognized key: "kind"'],
    ['what is no hex', 'trialBalance', { guild: 'mine' }, 'must be 0x and hex digits'],
    ['a moment that is two', 'statement', { account: '0x12', from: { time: '0', block: 1 } }, 'BAD_USER_INPUT'],
    [
      'a block to come',
      'trialBalance',
      { guild: `0x${'12'.repeat(20)}`, at: { block: 2_000_000_000 } },
      'BLOCK_NOT_INDEXED',
    ],
  ] as const) {
    it(`says what is wrong with ${what}, as an error of the tool`, async () => {
      const { isError, content } = await call(name, given);
      expect(isError).to.equal(true);
      expect(content[0].text).to.include(words);
    });
  }

  it('says that no gateway answers, and goes on', async () => {
    const other = createServer((_request, response) => response.end('Hello')).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const away = await connect(`http://127.0.0.1:${port}/graphql`);
    try {
      expect((await call('guild', {}, away)).content[0].text).to.include('is no Guildhall gateway');
      other.closeAllConnections();
      await new Promise((resolve) => other.close(resolve));
      const { isError, content } = await call('guild', {}, away);
      expect([isError, content[0].text.includes('does not answer: see that it runs')]).to.deep.equal([true, true]);
    } finally {
      await away.close();
    }
  });
});
