/** A token, as amounts need it. */
export type Token = { id: string; symbol: string; decimals: number };
