import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { repositoryRoot } from '../../local/repositoryRoot.ts';
import { eventRules } from '../../verify/events/eventRules.ts';

/** Handled by a function that takes their parameters one by one. */
const SHARED = ['GUILD_GOVERNOR_VOTE_CAST', 'GUILD_GOVERNOR_VOTE_CAST_WITH_PARAMS'];

/** What a mapping gives an event's entry: its category and where its actor comes from. */
type Opened = { category: string; actor: string };

/** The entries that the mappings open, by the name of their event's constant. */
function openedEntries(): Map<string, Opened> {
  const opened = new Map<string, Opened>();
  for (const file of globSync('subgraph/src/**/*.ts', { cwd: repositoryRoot })) {
    const text = readFileSync(join(repositoryRoot, file), 'utf8');
    for (const [, body = ''] of text.matchAll(/^export function handle\w+\(event: \w+\): void \{\n([\s\S]*?)^\}/gm)) {
      const [, append, constant = '', category = '', actor = 'signer'] =
        /(appendEntry|openEntry)\((?:guild, )?event, ([A-Z\d_]+), EntryCategory\.([A-Z]+)(?:, (signerOf\(guild, event\)|[\w.]+))?\)/.exec(
          body,
        ) ?? [];
      if (append !== undefined) opened.set(constant, { category, actor: actorIn(body, actor) });
    }
  }
  return opened;
}

/** A parameter's name, or `signer`. */
function actorIn(body: string, expression: string): string {
  const [, value = expression] = new RegExp(`const ${expression.replaceAll(/\W/g, '.')} = ([^;]+);`).exec(body) ?? [];
  return /params\.(\w+)$/.exec(value)?.[1] ?? (value.includes('signerOf(') ? 'signer' : value);
}

function constantOf(contract: string, kind: string): string {
  return `${contract.replaceAll(/(?<=[a-z\d])(?=[A-Z])/g, '_').toUpperCase()}_${kind}`;
}

describe('the table of events in docs/ledger.md', () => {
  const opened = openedEntries();

  it('says of every event what its mapping does', () => {
    for (const { contract, kind, category, actor } of eventRules) {
      const constant = constantOf(contract, kind);
      if (SHARED.includes(constant)) continue;
      expect(opened.get(constant), constant).to.deep.equal({ category, actor: actor ?? 'signer' });
    }
  });

  it('has every event whose entry a mapping opens', () => {
    const rows = new Set(eventRules.map(({ contract, kind }) => constantOf(contract, kind)));
    expect([...opened.keys()].filter((constant) => !rows.has(constant))).to.deep.equal([]);
    expect(opened.size + SHARED.length).to.equal(eventRules.length);
  });
});
