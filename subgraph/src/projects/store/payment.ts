import { BigInt, Bytes } from '@graphprotocol/graph-ts';
import { Guild, LedgerEntry, Milestone, Payment } from '../../../generated/schema';
import { Paid as PaidEvent } from '../../../generated/templates/Treasury/Treasury';
import { addPaymentPoint } from '../../ledger/store/series';
import { PaymentKind, paymentPurposeOf } from '../../lib/enums';
import { currentDeliverableId } from './milestone';

/** Records the payment of a released milestone to its contributor. */
export function createMilestonePayment(
  guild: Guild,
  entry: LedgerEntry,
  milestone: Milestone | null,
  to: Bytes,
  token: Bytes,
  gross: BigInt,
  fee: BigInt,
  rebate: BigInt,
): void {
  const payment = newPayment(guild, entry, PaymentKind.MILESTONE, to, token, gross, fee);
  payment.rebate = rebate;
  payment.amount = payment.amount.minus(rebate);
  if (milestone !== null) payment.deliverable = currentDeliverableId(milestone);
  savePayment(payment);
}

/** Records that a milestone's amount went back to its client. */
export function createRefundPayment(guild: Guild, entry: LedgerEntry, to: Bytes, token: Bytes, amount: BigInt): void {
  savePayment(newPayment(guild, entry, PaymentKind.REFUND, to, token, amount, BigInt.zero()));
}

/** Records what who ruled on a dispute got. */
export function createArbitrationPayment(guild: Guild, entry: LedgerEntry, to: Bytes, token: Bytes, fee: BigInt): void {
  const payment = newPayment(guild, entry, PaymentKind.ARBITRATION, to, token, fee, BigInt.zero());
  payment.dispute = entry.dispute;
  savePayment(payment);
}

/** Records a payment of the treasury. */
export function createTreasuryPayment(guild: Guild, entry: LedgerEntry, event: PaidEvent): void {
  const params = event.params;
  const payment = newPayment(guild, entry, PaymentKind.TREASURY, params.to, params.token, params.amount, BigInt.zero());
  payment.number = params.paymentId;
  payment.budget = entry.budget;
  payment.purpose = paymentPurposeOf(params.purpose);
  payment.ref = params.ref;
  payment.memo = params.memo;
  savePayment(payment);
}

function newPayment(
  guild: Guild,
  entry: LedgerEntry,
  kind: string,
  to: Bytes,
  token: Bytes,
  gross: BigInt,
  fee: BigInt,
): Payment {
  const payment = new Payment(entry.id);
  payment.guild = guild.id;
  payment.kind = kind;
  payment.to = to;
  payment.token = token;
  payment.gross = gross;
  payment.fee = fee;
  payment.rebate = BigInt.zero();
  payment.amount = gross.minus(fee);
  payment.project = entry.project;
  payment.milestone = entry.milestone;
  payment.execution = entry.execution;
  payment.timestamp = entry.timestamp;
  payment.entry = entry.id;
  guild.paymentCount = guild.paymentCount.plus(BigInt.fromI32(1));
  guild.save();
  return payment;
}

function savePayment(payment: Payment): void {
  payment.save();
  addPaymentPoint(payment);
}
