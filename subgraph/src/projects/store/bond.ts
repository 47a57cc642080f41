import { BigInt, Bytes } from '@graphprotocol/graph-ts';
import { Bond, LedgerEntry, Milestone } from '../../../generated/schema';

/** Records the bond that a milestone's contributor posted. */
export function createBond(entry: LedgerEntry, milestone: Milestone, contributor: Bytes, amount: BigInt): void {
  const bond = new Bond(milestone.id);
  bond.milestone = milestone.id;
  bond.contributor = contributor;
  bond.amount = amount;
  bond.returned = BigInt.zero();
  bond.slashed = BigInt.zero();
  bond.posted = entry.id;
  bond.save();
  milestone.bond = bond.id;
  milestone.save();
}

/** Records what became of a milestone's bond. */
export function endBond(entry: LedgerEntry, milestone: Milestone, returned: BigInt, slashed: BigInt): void {
  const bond = Bond.load(milestone.id);
  if (bond === null) return;
  bond.returned = returned;
  bond.slashed = slashed;
  bond.ended = entry.id;
  bond.save();
}
