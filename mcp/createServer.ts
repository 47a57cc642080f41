import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { buildSchema, parse } from 'graphql';
import { readTrustedDocuments } from '../trusted/trustedDocuments.ts';
import { askGateway } from './askGateway.ts';
import { hasEntries } from './hasEntries.ts';
import { inputOf } from './inputOf.ts';

const ROOT = join(import.meta.dirname, '..');

const INSTRUCTIONS =
  'Reads the books of guilds (DAOs) as a Guildhall gateway serves them; nothing is changed. Begin with `guild` or `search`, ' +
  'which give the ids that other tools take. Amounts are in the smallest unit of their token (see its `decimals`), times in ' +
  'Unix seconds of the chain. Every answer names in `extensions.guildhall` the block, by number and hash, that it stands on: cite it.';
const PROVE =
  'Each entry can be shown by the chain’s blocks alone: ask the tool `proof` with the entry’s `id`, save its whole answer to a file, and ' +
  'run `npm run verify -- --proof FILE` in a copy of Guildhall’s source, which asks nobody.';

/**
 * Makes a server of the Model Context Protocol whose tools are the trusted documents, asked of one gateway by their ids.
 *
 * @param url - The gateway's API: `…/graphql`.
 */
export function createServer(url: string): McpServer {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const schema = buildSchema(readFileSync(join(ROOT, 'api', 'published/schema.graphql'), 'utf8'), {
    assumeValidSDL: true,
  });
  const server = new McpServer({ name: 'guildhall', version }, { instructions: INSTRUCTIONS });
  for (const { name, description, source, id } of readTrustedDocuments()) {
    const document = parse(source);
    const prove = hasEntries(schema, document) ? PROVE : undefined;
    const annotations = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: true };
    const inputSchema = inputOf(schema, document);
    server.registerTool(name, { description, inputSchema, annotations }, (variables, { signal }) =>
      answered(askGateway(url, { documentId: id, variables }, signal), prove),
    );
  }
  return server;
}

async function answered(asked: ReturnType<typeof askGateway>, prove: string | undefined): Promise<CallToolResult> {
  try {
    const answer = { ...(await asked), ...(prove !== undefined && { prove }) };
    return { content: [{ type: 'text', text: JSON.stringify(answer) }], structuredContent: answer };
  } catch (error) {
    return { isError: true, content: [{ type: 'text', text: (error as Error).message }] };
  }
}
