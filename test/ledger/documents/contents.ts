const SEARCH_LIMIT = 16_384;
const TITLE_LIMIT = 256;
const MEGABYTE = 2 ** 20;

/** What the ledger says about a document, apart from its length and its digest. */
type Described = {
  kind: 'JSON' | 'TEXT' | 'BINARY';
  title: string | null;
  description: string | null;
  text: string | null;
  textExact: boolean;
};

type Case = { bytes: Uint8Array } & Described;

const utf8 = (text: string) => new TextEncoder().encode(text);

/** Text that is taken as it is, up to what is searched of it. */
function text(content: string, title: string | null, other: Partial<Described> = {}): Case {
  const none = { kind: 'TEXT', description: null } as const;
  const beginning = content.slice(0, SEARCH_LIMIT).replace(/[\ud800-\udbff]$/, '');
  return { bytes: utf8(content), ...none, title, text: beginning || null, textExact: beginning === content, ...other };
}

function json(content: string, title: string | null, description: string | null = null): Case {
  return text(content, title, { kind: 'JSON', description });
}

function binary(bytes: Uint8Array): Case {
  return { bytes, kind: 'BINARY', title: null, description: null, text: null, textExact: false };
}

const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const MONSTER = Array.from({ length: 36_000 }, (_, i) => `${i.toString(36)}.io/${i.toString(36)}`).join(' ');
const EMOJI = '😀'.repeat(SEARCH_LIMIT);

const CASES: Record<string, Case> = {
  'an empty file': text('', null),
  'white space': text(' \n\t\r\n', null),
  Markdown: text('\n## Market size\n\nGrowing.\n', 'Market size'),
  'text from right to left': text('\u202eoot\u202c לשלם', '\u202eoot\u202c לשלם'),
  'text of all different words': text(MONSTER, MONSTER.slice(0, TITLE_LIMIT).trim()),
  'text that would be cut in an emoji': text(`x${EMOJI}`, `x${'😀'.repeat(127)}`, {
    text: `x${'😀'.repeat(SEARCH_LIMIT / 2 - 1)}`,
  }),
  'text of 20 MB': text('Lorem ipsum\n'.repeat(20 * 2 ** 16 + 1), 'Lorem ipsum'),
  'a JSON object': json(' {"title": "Grant", "name": "no", "description": "Für alle"}', 'Grant', 'Für alle'),
  'a JSON object with a name': json('{"name":"Token","title":""}', 'Token'),
  'a JSON array': json('[1, "title"]', null),
  'a JSON object whose title is no string': json('{"title":["x"],"name":null,"description":7}', null),
  'a JSON title of 1 MB': json(`{"title":"${'t'.repeat(MEGABYTE - 12)}"}`, 't'.repeat(TITLE_LIMIT)),
  'a JSON title of escapes': json('{"title":"a\\u0000b\\ud83d\\ude00 \\n"}', 'ab😀'),
  'a JSON description of emoji': json(
    JSON.stringify({ description: `x${EMOJI}` }),
    null,
    `x${'😀'.repeat(SEARCH_LIMIT / 2 - 1)}`,
  ),
  'duplicate JSON keys': json('{"title":"first","title":"last"}', 'last'),
  'huge JSON numbers': json(`{"title":"n","a":1e999999,"b":${'9'.repeat(10_000)}}`, 'n'),
  'JSON nested 127 deep': json(nested(127), null),
  'JSON nested 128 deep': text(nested(128), nested(128).slice(0, TITLE_LIMIT)),
  'JSON nested 1,000 deep': text(nested(1_000), nested(1_000).slice(0, TITLE_LIMIT)),
  'JSON that stops': text('{"title": "Half', '{"title": "Half'),
  'JSON with half a character': text('{"title":"\\ud83d"}', '{"title":"\\ud83d"}'),
  'JSON after a byte order mark': text('\ufeff{"title":"T"}', '{"title":"T"}'),
  'JSON of more than 1 MB': text(
    `{"title":"${'t'.repeat(MEGABYTE - 11)}"}`,
    `{"title":"${'t'.repeat(TITLE_LIMIT - 10)}`,
  ),
  'JSON of half a million numbers': json(`[${'1,'.repeat(MEGABYTE / 2 - 2)}1]`, null),
  'zero bytes': binary(new Uint8Array(64)),
  'a zero byte in text': binary(utf8('Pay\0 Ana')),
  'bytes that are not UTF-8': binary(Uint8Array.from([0x23, 0x20, 0xff, 0xc0, 0x80, 0xed, 0xa0, 0xbd])),
  'half a character at the end': binary(Uint8Array.from([0x61, 0xf0, 0x9f, 0x98])),
  'an image': binary(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])),
  'bytes that continue no character': binary(new Uint8Array(100_000).fill(0x80)),
};

/** Files of all kinds that the ledger must stand. */
export const CONTENTS: Record<string, Uint8Array> = Object.fromEntries(
  Object.entries(CASES).map(([name, { bytes }]) => [name, bytes]),
);

/** What the ledger says about one of them, apart from its length and its digest. */
export function documentOf(name: string): Described {
  const { bytes: _, ...described } = CASES[name] as Case;
  return described;
}
