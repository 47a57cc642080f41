/** An amount in whole units, by its digits. */
export type AmountParts = {
  sign: '' | '-';
  /** Digits before the point, without groups. */
  whole: string;
  /** Digits after it, without trailing zeros. */
  fraction: string;
};

/** Takes an amount of a token's smallest unit apart, exactly. */
export function amountParts(amount: bigint, decimals: number): AmountParts {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(decimals + 1, '0');
  return {
    sign: amount < 0n ? '-' : '',
    whole: digits.slice(0, digits.length - decimals),
    fraction: digits.slice(digits.length - decimals).replace(/0+$/, ''),
  };
}
