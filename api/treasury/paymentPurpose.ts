import { z } from 'zod';

/** What the treasury pays for, in the order of `ITreasury.PaymentPurpose`. */
export const paymentPurpose = z.enum(['OPERATIONS', 'GRANT', 'WORK', 'REIMBURSEMENT']);

/** A purpose's number in the contract. */
export function purposeNumber(purpose: z.output<typeof paymentPurpose>): number {
  return paymentPurpose.options.indexOf(purpose);
}
