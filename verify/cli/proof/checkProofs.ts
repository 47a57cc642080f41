import { readFile } from 'node:fs/promises';
import type { Hex } from '../../chain/types.ts';
import { type CheckedEntry, checkEntryProof } from '../../proof/checkEntryProof.ts';
import { factoryNames } from '../../proof/factoryNames.ts';
import type { CheckStep } from '../../proof/report.ts';
import type { Options } from '../options.ts';
import { Problem } from '../problem.ts';
import { tell } from '../report/tell.ts';
import { findProofs, type GivenProof } from './findProofs.ts';
import { asJson, asText } from './proofReport.ts';
import { readInput } from './readInput.ts';

const NETWORKS = new URL('../../../subgraph/networks.json', import.meta.url);

/** What the auditor knows from elsewhere. */
type Known = Pick<Options, 'factory' | 'guild' | 'blockHashes'>;

/**
 * Checks the proofs of entries in a file without asking anybody, and tells what each shows. The exit code is 1 when a claim
 * is wrong, and 2 when none is and some are not shown.
 */
export async function checkProofs(file: string, options: Known & Pick<Options, 'json'>): Promise<void> {
  const names = factoryNames(await readNetworks());
  for (const given of findProofs(await readInput(file))) {
    const checked = checkProof(given, options);
    tell(...(options.json ? [asJson(checked, names)] : asText(checked, names)));
    if (checked.outcome === 'wrong') process.exitCode = 1;
    else if (checked.outcome === 'shown in part') process.exitCode ??= 2;
  }
}

/** Checks one proof by what is known from elsewhere. */
export function checkProof({ proof, claims, others }: GivenProof, known: Known): CheckedEntry {
  const { factory = null, guild = null, blockHashes } = known;
  const checked = checkEntryProof(proof, claims, { chainId: null, factory, guild, trusted: null });
  const steps = [...checked.steps, ...others.map(unshown)];
  if (checked.outcome === 'wrong') return checked;
  const blocks = new Set(checked.standsOn.filter(({ what }) => what === 'block').map(({ value }) => value));
  const foreign = blockHashes.find((hash) => !blocks.has(hash));
  if (foreign !== undefined) return { ...checked, outcome: 'wrong', steps: [...steps, elsewhere(foreign)] };
  const outcome = others.length === 0 ? checked.outcome : 'shown in part';
  const isAllKnown = [...blocks].every((hash) => blockHashes.includes(hash as Hex));
  const standsOn = checked.standsOn.map((premise) => {
    const { what, value } = premise;
    // A chain whose blocks are known is known.
    const isGiven = what === 'chain' ? isAllKnown : blockHashes.includes(value as Hex);
    return { ...premise, isKnown: premise.isKnown || isGiven };
  });
  return { ...checked, outcome, steps, standsOn };
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
