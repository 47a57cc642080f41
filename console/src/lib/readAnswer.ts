import { z } from 'zod';
import { GatewayError } from './gatewayError.ts';

/**
 * Reads outside data by its schema.
 *
 * @throws GatewayError of kind `unexpected` when it has another shape
 */
export function readAnswer<T>(schema: z.ZodType<T>, data: unknown): T {
  const read = schema.safeParse(data);
  if (!read.success) throw new GatewayError('unexpected', z.prettifyError(read.error), { cause: read.error });
  return read.data;
}
