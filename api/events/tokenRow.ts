import { z } from 'zod';

/** Hexadecimal as the ledger writes it. */
export const hex = z.custom<`0x${string}`>((value) => typeof value === 'string' && value.startsWith('0x'));
/** A token, as the ledger tells it. */
export const token = z.object({ id: hex, symbol: z.string(), decimals: z.number() });

/** What is selected of a token. */
export const TOKEN = '{ id symbol decimals }';
