import { z } from 'zod';
import { keep } from '../kept.ts';

const schema = z.object({ rpc: z.string().optional() });

/** Where ENS names are looked up: a node of Ethereum that the reader names; nowhere without one. */
export const nameSettings = keep<z.infer<typeof schema>>('names', {}, (kept) => schema.parse(kept));
