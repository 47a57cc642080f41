import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { buildSchema, type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { createLedger } from '../api/ledger/ledger.ts';
import { loadLedgerSchema } from '../api/ledger/schema/loadLedgerSchema.ts';
import { runCommand } from './runCommand.ts';

const FILE = 'api/ledger/served.graphql';
const help = `Writes what graph-node serves for schema.graphql to ${FILE}.

node scripts/pullLedgerSchema.ts URL           URL: the ledger's query endpoint, …/subgraphs/name/guildhall/ledger
node scripts/pullLedgerSchema.ts --check URL   Writes nothing; exits with 1 when the file says something else.`;

function print(schema: GraphQLSchema): string {
  return printSchema(lexicographicSortSchema(schema));
}

const { values, positionals } = parseArgs({
  options: { check: { type: 'boolean' }, help: { type: 'boolean' } },
  allowPositionals: true,
});
const [graphNodeUrl] = positionals;
if (values.help || graphNodeUrl === undefined) {
  console.log(help);
  process.exit(values.help ? 0 : 2);
}

const file = new URL(`../${FILE}`, import.meta.url);
const ledger = createLedger({ graphNodeUrl });
try {
  const served = print(await loadLedgerSchema(ledger));
  if (!values.check) {
    await writeFile(file, served);
    await runCommand('npx', ['biome', 'format', '--write', FILE], false);
  } else if (print(buildSchema(await readFile(file, 'utf8'))) !== served) {
    console.error(`${FILE} is not what graph-node serves: run \`node scripts/pullLedgerSchema.ts ${graphNodeUrl}\`.`);
    process.exitCode = 1;
  }
} finally {
  await ledger.close();
}
