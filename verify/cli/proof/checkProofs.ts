import { readFile } from 'node:fs/promises';
import type { Hex } from '../../chain/types.ts';
import { type CheckedEntry, checkEntryProof } from '../../proof/checkEntryProof.ts';
import { factoryNames } from '../../proof/factoryNames.ts';
import type { CheckStep } from '../../proof/report.ts';
import type { Premise } from '../../proof/types.ts';
import type { Options } from '../options.ts';
import { Problem } from '../problem.ts';
import { tell } from '../report/tell.ts';
import { besideProofs, findProofs, type GivenProof } from './findProofs.ts';
import { asJson, asText, besidesAsJson, besidesAsText } from './proofReport.ts';
import { readInput } from './readInput.ts';

const NETWORKS = new URL('../../../subgraph/networks.json', import.meta.url);

/** What the auditor knows from elsewhere. */
type Known = Pick<Options, 'factory' | 'guild' | 'blockHashes'>;

/**
 * Checks the proofs of entries in a file without asking anybody, and tells what each shows. The exit code is 1 when a claim
 * is wrong, and 2 when none is and some are not shown, or something is there that has no proof.
 */
export async function checkProofs(file: string, options: Known & Pick<Options, 'json'>): Promise<void> {
  const names = factoryNames(await readNetworks());
  const json = await readInput(file);
  for (const checked of checkAll(findProofs(json), options)) {
    tell(...(options.json ? [asJson(checked, names)] : asText(checked, names)));
    if (checked.outcome === 'wrong') process.exitCode = 1;
    else if (checked.outcome === 'shown in part') process.exitCode ??= 2;
  }
  const besides = besideProofs(json);
  if (besides.length === 0) return;
  tell(...(options.json ? [besidesAsJson(besides)] : [besidesAsText(besides)]));
  process.exitCode ??= 2;
}

/** Checks proofs by what is known from elsewhere: each given hash must be that of a block that one of them stands on. */
export function checkAll(given: readonly GivenProof[], known: Known): CheckedEntry[] {
  const { factory = null, guild = null, blockHashes } = known;
  const all = given.map(({ proof, claims, others }) => {
    const checked = checkEntryProof(proof, claims, { chainId: null, factory, guild, trusted: null });
    return { checked: withUnshown(checked, others), blocks: blocksOf(checked) };
  });
  const foreign = blockHashes.find((hash) => !all.some(({ blocks }) => blocks.includes(hash)));
  return all.map(({ checked, blocks }) => {
    if (checked.outcome === 'wrong') return checked;
    if (foreign !== undefined) {
      return { ...checked, outcome: 'wrong', steps: [...checked.steps, elsewhere(foreign)] };
    }
    return { ...checked, standsOn: checked.standsOn.map((premise) => withKnown(premise, blocks, blockHashes)) };
  });
}

function blocksOf({ standsOn }: CheckedEntry): string[] {
  return standsOn.filter(({ what }) => what === 'block').map(({ value }) => value);
}

function withUnshown(checked: CheckedEntry, others: GivenProof['others']): CheckedEntry {
  if (checked.outcome === 'wrong' || others.length === 0) return checked;
  return { ...checked, outcome: 'shown in part', steps: [...checked.steps, ...others.map(unshown)] };
}

function withKnown(premise: Premise, blocks: readonly string[], hashes: readonly string[]): Premise {
  const { what, value, isKnown } = premise;
  // A chain whose blocks are known is known.
  const isGiven = what === 'chain' ? blocks.every((hash) => hashes.includes(hash)) : hashes.includes(value);
  return { ...premise, isKnown: isKnown || isGiven };
}

function unshown({ path, value }: GivenProof['others'][number]): CheckStep {
  const reason = 'The proof is not about it: a certificate shows all of the ledger.';
  return { claim: `Its \`${path}\` is ${JSON.stringify(value)}.`, outcome: 'not shown', reason };
}

function elsewhere(hash: Hex): CheckStep {
  const claim = `It stands on the block with the hash ${hash}.`;
  return { claim, outcome: 'wrong', reason: 'None of its blocks has the hash that was given.' };
}

async function readNetworks(): Promise<unknown> {
  try {
    return JSON.parse(await readFile(NETWORKS, 'utf8'));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Problem(`subgraph/networks.json cannot be read (${(cause as Error).message}): correct it.`, { cause });
  }
}
