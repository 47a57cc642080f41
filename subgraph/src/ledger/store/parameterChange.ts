import { BigInt, Bytes } from '@graphprotocol/graph-ts';
import { LedgerEntry, ParameterChange } from '../../../generated/schema';

/**
 * Records that governance set a number; who decided, the entry says.
 *
 * @param token - Token that it is about; null for none.
 */
export function changeParameter(entry: LedgerEntry, token: Bytes | null, oldValue: BigInt, newValue: BigInt): void {
  const change = new ParameterChange(entry.id);
  change.guild = entry.guild;
  change.name = entry.kind;
  change.token = token;
  change.oldValue = oldValue;
  change.newValue = newValue;
  change.execution = entry.execution;
  change.entry = entry.id;
  change.save();
}
