import type { Hex } from '../../chain/types.ts';
import type { Row } from '../../ledger/records.ts';
import { Problem } from '../problem.ts';
import { readLines, writeState } from '../state/stateLines.ts';
import type { OpenDifference } from './differences/openDifference.ts';
import type { Follower } from './follower.ts';
import type { KeptBlock } from './ledgers/derivation.ts';
import type { FollowTask, Resumed } from './look.ts';
import type { WatchNotes } from './watch/guildWatch.ts';

const VERSION = 'follow 2';

/** What a file belongs to. */
export type FollowScope = Omit<FollowTask, 'from'> & { server: string };

type Head = { version: string; scope: FollowScope; deployment: string; from: bigint; untold: number };

/** The lines behind the first one. */
type Line =
  | ['guild', Hex, WatchNotes]
  | ['row', Hex, string, Row]
  | ['open', OpenDifference]
  /** `Replaced` as entries; null where there was no row. */
  | ['kept', Omit<KeptBlock, 'parts'>, { guild: Hex; isFirst: boolean; replaced: [string, [Hex, Row | null][]][] }[]];

/** Writes how far a follower is; there must be something that it has derived. */
export async function saveFollower(
  file: string,
  scope: FollowScope,
  from: bigint,
  { watched: { derivation, watches, open }, deployment }: Follower,
): Promise<void> {
  if (deployment === undefined || derivation.tip === undefined) return;
  const { ledgers, kept } = derivation;
  function* lines(): Generator<Line> {
    for (const guild of ledgers.guilds) {
      yield ['guild', guild, watches.notes(guild)];
      for (const [type, row] of ledgers.ledger(guild).records.all()) yield ['row', guild, type, row];
    }
    for (const one of open.all) yield ['open', one];
    for (const { parts, ...block } of kept) {
      const replaced = parts.map((part) => ({ ...part, replaced: [...part.replaced].map(rowsOf) }));
      yield ['kept', block, replaced];
    }
  }
  const head: Head = { version: VERSION, scope, deployment, from, untold: open.untold };
  // What is written is all of one moment.
  await writeState(file, head, [...lines()]);
}

function rowsOf([type, rows]: [string, Map<Hex, Row | undefined>]): [string, [Hex, Row | null][]] {
  return [type, [...rows].map(([id, row]) => [id, row ?? null])];
}

/**
 * Reads how far a follower was, and from which block on.
 *
 * @returns Undefined when there is no such file.
 * @throws Problem when the file is damaged, or belongs to something else
 */
export async function readFollower(
  file: string,
  scope: FollowScope,
): Promise<{ from: bigint; resumed: Resumed } | undefined> {
  const read = await readLines(file, VERSION);
  if (read === undefined) return undefined;
  const head = read.head as Head;
  if (!isSame(head.scope, scope)) {
    const advice = 'delete it to begin anew, or give another --state';
    throw new Problem(`${file} belongs to another chain, server, factory or guild: ${advice}.`);
  }
  const lines = read.values as Line[];
  const kept: KeptBlock[] = [];
  const open: OpenDifference[] = [];
  const guilds = new Map<Hex, { guild: Hex; notes: WatchNotes; rows: [string, Row][] }>();
  for (const line of lines) {
    if (line[0] === 'guild') guilds.set(line[1], { guild: line[1], notes: line[2], rows: [] });
    else if (line[0] === 'row') guilds.get(line[1])?.rows.push([line[2], line[3]]);
    else if (line[0] === 'open') open.push(line[1]);
    else kept.push({ ...line[1], parts: line[2].map(partOf) });
  }
  const { deployment, untold, from } = head;
  return { from, resumed: { deployment, untold, kept, open, guilds: [...guilds.values()] } };
}

function partOf(part: Extract<Line, { 0: 'kept' }>[2][number]): KeptBlock['parts'][number] {
  const replaced = part.replaced.map(([type, rows]) => {
    const before = rows.map(([id, row]) => [id, row ?? undefined] as const);
    return [type, new Map(before)] as const;
  });
  return { ...part, replaced: new Map(replaced) };
}

function isSame(one: FollowScope, other: FollowScope): boolean {
  const named = ({ chainId, factory, forwarder, guild, server }: FollowScope) =>
    [chainId, factory, forwarder, guild ?? '', server].join(' ');
  return named(one) === named(other);
}
