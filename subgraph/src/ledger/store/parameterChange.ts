import { BigInt } from '@graphprotocol/graph-ts';
import { LedgerEntry, ParameterChange } from '../../../generated/schema';

/** Records that governance set a number; of which token, and who decided, the entry says. */
export function changeParameter(entry: LedgerEntry, oldValue: BigInt, newValue: BigInt): void {
  const change = new ParameterChange(entry.id);
  change.guild = entry.guild;
  change.name = entry.kind;
  change.token = entry.token;
  change.oldValue = oldValue;
  change.newValue = newValue;
  change.execution = entry.execution;
  change.entry = entry.id;
  change.save();
}
