import { isHexString } from 'ethers';
import { z } from 'zod';
import { ownRow, ownSelections } from '../../ownRow.ts';

const fields = { id: '' };
const rowSchema = z.object({ id: z.custom<string>((id) => isHexString(id, true)) });

/** What fields of the gateway's own on the ledger's types need of the row. */
export const rowIdSelection = ownSelections(fields);

/** The id of a row with which {@link rowIdSelection} was asked for. @throws GraphQLError `BAD_USER_INPUT` if the client used its key */
export function rowIdOf(row: object): string {
  return ownRow(row, fields, rowSchema).id;
}
