import { findNumbered, type RecordKind } from '../../prepare/find/findNumbered.ts';
import type { NumberedKey } from '../../prepare/find/ids.ts';
import { UserErrors, validationError } from '../../prepare/userErrors.ts';
import type { ActionScope } from './action.ts';

/**
 * The number of a record that an action is about.
 *
 * @param name - Of the action's field that names it.
 * @throws UserErrors when there is none, or it is another guild's.
 */
export async function ownRecord(asked: ActionScope, key: NumberedKey, kind: RecordKind, name: string): Promise<bigint> {
  const { scope, contracts, field } = asked;
  const path = [...field, name];
  const { label } = await findNumbered(scope, key, kind, path);
  if (key.contract !== contracts[kind.part]) {
    const message = `${label} is another guild's, and only that guild can decide about it.`;
    throw new UserErrors(validationError(path, message));
  }
  return key.number;
}
