import { parseArgs } from 'node:util';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { FLAGS } from '../local/bootstrap/commands.mjs';
import { DEFAULT_PORTS } from '../local/bootstrap/startUsage.mjs';
import { createServer } from './createServer.ts';

try {
  const { values } = parseArgs({ options: FLAGS.mcp });
  const url = values.url ?? `http://127.0.0.1:${DEFAULT_PORTS.gateway}/graphql`;
  if (!/^https?:/.test(url) || !URL.canParse(url)) {
    throw new Error(`--url must be the http or https URL of a gateway's API, as in http://127.0.0.1:4000/graphql.`);
  }
  await createServer(url).connect(new StdioServerTransport());
} catch (error) {
  // What it prints is the protocol's.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
