import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readMatching } from './generatedFiles.ts';

const ROOT = new URL('../', import.meta.url);
const HEADING = `# The audit ledger: what the subgraph writes and graph-node serves. Joined from schema/ by \`npm run codegen\`.
# Amounts are in the token's smallest unit, times in Unix seconds, content by SHA-256 digest and IPFS CID.
# Ids are bytes, big-endian, so that ordering by id is ordering by what the id is made of.
`;

/** Joins the ledger's schema, a file per domain, into the one file that the manifest and tools expect. */
export async function writeSchema(): Promise<void> {
  const files = [...(await readMatching(['schema/*.graphql']))].sort(([a], [b]) => (a < b ? -1 : 1));
  const parts = files.map(([path, text]) => `\n# ${basename(path, '.graphql')}\n\n${text}`);
  await writeFile(new URL('schema.graphql', ROOT), HEADING + parts.join(''));
}
