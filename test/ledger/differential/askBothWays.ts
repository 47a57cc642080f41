import { isDeepStrictEqual } from 'node:util';
import { postJson } from '../../../local/http/postJson.ts';
import type { Case, Turn } from './cases.ts';

type Answer = {
  data?: Record<string, object[]> | null;
  errors?: { message: string; extensions: { code?: string } }[];
};

/** What is sent with each of the two ways through the gateway: a field of its own makes it split an operation. */
const WAYS = { forwarded: '', mixed: 'chain { id }' };
const SHOWN = 600;

/** Asks a case forwarded and mixed, each with all of its variables in turn; gives what differs from the right answer. */
export async function differences(graphql: string, { name, text, turns }: Case): Promise<string[]> {
  const found: string[] = [];
  for (const [way, own] of Object.entries(WAYS)) {
    for (const [index, turn] of turns.entries()) {
      const body = { query: text(own), variables: turn.variables };
      const wrong = whatIsWrong((await postJson(graphql, body)) as Answer, turn);
      if (wrong) found.push(`${name}, ${way}, turn ${index}: ${wrong}\n${JSON.stringify(body)}`);
    }
  }
  return found;
}

function whatIsWrong({ data, errors }: Answer, { rows }: Turn): string | undefined {
  if (rows === null) {
    const code = errors?.[0]?.extensions.code;
    return code === 'BAD_USER_INPUT' ? undefined : `answered ${code ?? 'rows'} where null says nothing`;
  }
  if (errors || !data) return `answered ${errors?.[0]?.message ?? 'nothing'}`;
  if ('hidden' in data) return 'answered a field that is left out';
  return isDeepStrictEqual(data.rows, rows) ? undefined : `has ${shown(data.rows)}, not ${shown(rows)}`;
}

function shown(rows: object[] | undefined): string {
  return `${rows?.length} rows: ${JSON.stringify(rows).slice(0, SHOWN)}`;
}
