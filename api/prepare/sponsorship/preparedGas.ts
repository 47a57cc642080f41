/** What a call may use more than it did when it was simulated, in percent: state moves on before it is mined. */
const MARGIN_PERCENT = 20n;
/**
 * And more, in units, whatever its size: where the simulation overwrites the votes' checkpoint of its own second, a
 * later second writes new ones, at 22,100 each; a forwarded call also reads its sender from its calldata.
 */
const HEADROOM = 100_000n;

/** Gas that a prepared call is given, by what its simulation used; in units. */
export function preparedGas(gasUsed: bigint): bigint {
  return gasUsed + (gasUsed * MARGIN_PERCENT) / 100n + HEADROOM;
}

/**
 * The least that a call must use for a request to be given so much gas: preparing it gives no more than that, but for a
 * margin. Zero or less where any call will do.
 *
 * @param marginPercent - How much more than {@link preparedGas} is allowed.
 */
export function leastUseFor(gas: bigint, marginPercent: bigint): bigint {
  const prepared = (gas * 100n) / (100n + marginPercent);
  return ((prepared - HEADROOM) * 100n) / (100n + MARGIN_PERCENT);
}
