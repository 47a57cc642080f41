import { sql, type Transaction } from 'kysely';
import type { SponsoredPurpose } from '../../prepare/sponsorship/sponsorship.ts';
import { UserErrors } from '../../prepare/userErrors.ts';
import type { RelayTables, RequestRow } from '../store/relayTables.ts';
import { reserve } from './budgets.ts';
import type { Purse } from './openPurse.ts';
import { shortageError } from './shortageError.ts';

/**
 * Records for whom a request is paid, and takes the most that it may cost out of its budgets, in the transaction that
 * accepts it. The last thing that it does: the budgets stay locked until it ends.
 *
 * @throws UserErrors naming the budget that does not reach; the transaction must be given up
 */
export async function payFrom(
  trx: Transaction<RelayTables>,
  { budgets, cost }: Purse,
  { id, signer }: Pick<RequestRow, 'id' | 'signer'>,
  { isStranger, ...purpose }: SponsoredPurpose,
): Promise<void> {
  await trx
    .insertInto('relay_sponsorship')
    .values({
      request_id: id,
      signer,
      ...purpose,
      is_stranger: isStranger,
      hour: sql<Date>`date_trunc('hour', now())`,
      reserved_gas: cost.gas,
      reserved_wei: cost.wei,
      charged_gas: cost.gas,
      charged_wei: cost.wei,
    })
    .execute();
  const shortage = await reserve(trx, budgets, cost);
  if (shortage) throw new UserErrors(shortageError(shortage, cost));
}
