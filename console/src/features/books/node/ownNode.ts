import { z } from 'zod';
import { keep } from '../../../lib/kept.ts';

/** Address of the reader's own node of the chain; undefined when there is none. */
export const ownNode = keep<string | undefined>('node', undefined, (kept) => z.string().parse(kept));
