import { Bytes } from '@graphprotocol/graph-ts';
import { PaymentToken } from '../../../generated/schema';
import { paymentTokenId } from '../../lib/id';

/** Records whether a guild's projects may be paid in a token. */
export function setPaymentToken(guild: Bytes, token: Bytes, allowed: boolean): void {
  const paymentToken = new PaymentToken(paymentTokenId(guild, token));
  paymentToken.guild = guild;
  paymentToken.token = token;
  paymentToken.allowed = allowed;
  paymentToken.save();
}

/** Whether a guild's projects may be paid in a token. */
export function isPaymentToken(guild: Bytes, token: Bytes): boolean {
  const paymentToken = PaymentToken.load(paymentTokenId(guild, token));
  return paymentToken !== null && paymentToken.allowed;
}
