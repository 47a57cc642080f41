import type { Hex } from '../../../chain/types.ts';
import type { Value } from '../../records.ts';
import type { Step } from '../../step.ts';
import { count, record } from '../rows.ts';

/** What a payment is, besides what its entry says. */
type PaymentFields = { gross: bigint; fee?: bigint; rebate?: bigint } & { [field: string]: Value };

/** Records a payment, in the token of its entry, and counts it in its guild. */
export function payment(step: Step, kind: string, to: Hex, fields: PaymentFields): void {
  const { guild, entry, block } = step;
  const { gross, fee = 0n, rebate = 0n } = fields;
  const { token = null, project = null, milestone = null, execution = null } = entry;
  const about = { token, project, milestone, execution };
  const amounts = { gross, fee, rebate, amount: gross - fee - rebate };
  record(step, 'Payment', {
    guild: guild.accessManager,
    kind,
    to,
    ...about,
    ...fields,
    ...amounts,
    timestamp: block.timestamp,
  });
  count(step, { paymentCount: 1n });
}
