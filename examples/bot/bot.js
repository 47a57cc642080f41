// Says each entry of the ledger as a sentence, and what waits for somebody, as soon as it is in the ledger.
//   node bot.js [URL] [FILE]
// FILE keeps how far it has come: ended or killed, it goes on from there, and says at most one entry twice.
import { readFile, rename, writeFile } from 'node:fs/promises';
import { createClient } from '@guildhall/client';

const [url = 'http://127.0.0.1:4000/graphql', file = 'bot.json'] = process.argv.slice(2);
const client = createClient({ url });

/** The last message that was dealt with, ids of entries said of the next one, and ids of tasks that were said to wait. */
const state = await readFile(file, 'utf8').then(JSON.parse, (error) => {
  if (error.code !== 'ENOENT') throw error;
  return { cursor: '0', said: [], waiting: [] };
});

/** Where sentences go: put your chat's webhook here. */
async function say(sentence) {
  console.log(sentence);
}

/** Written beside it first, so that a crash leaves the old file or the new one. */
async function keep() {
  await writeFile(`${file}.new`, JSON.stringify(state));
  await rename(`${file}.new`, file);
}

const SENTENCES = `query ($ids: [Bytes!]!) {
  ledgerEntries(first: 100, where: { id_in: $ids }) { id number guild { name } event { sentence } }
}`;

async function sayEntries(entries) {
  const { ledgerEntries } = await client.query(SENTENCES, { ids: entries.map(({ id }) => id) });
  const rows = new Map(ledgerEntries.map((row) => [row.id, row]));
  for (const { id } of entries) {
    const row = rows.get(id);
    // The chain has dropped it since: the next message says so.
    if (!row || state.said.includes(id)) continue;
    await say(`${row.guild.name} ${row.number}: ${row.event.sentence}`);
    state.said.push(id);
    await keep();
  }
}

const TASKS = `query ($after: Bytes!) {
  tasks(first: 1000, orderBy: id, where: { open: true, id_gt: $after }) { id kind dueAt account { id } guild { name } }
}`;

async function sayWaiting() {
  const open = [];
  for (let after = '0x'; after !== undefined; ) {
    const { tasks } = await client.query(TASKS, { after });
    open.push(...tasks);
    after = tasks.at(-1)?.id;
  }
  for (const { id, kind, dueAt, account, guild } of open) {
    if (state.waiting.includes(id)) continue;
    const until = dueAt === null ? '' : ` until ${new Date(Number(dueAt) * 1_000).toISOString()}`;
    await say(`${guild.name}: a ${kind.toLowerCase()} waits for ${account.id}${until}`);
  }
  state.waiting = open.map(({ id }) => id);
}

const onBreak = ({ message }) => console.error(message);
for await (const message of client.events({ after: state.cursor, onBreak })) {
  if (message.__typename === 'Reorganisation') {
    await say(`The chain has dropped all blocks after ${message.kept}: what was said of them does not hold.`);
  } else await sayEntries(message.entries);
  await sayWaiting();
  Object.assign(state, { cursor: message.cursor, said: [] });
  await keep();
}
