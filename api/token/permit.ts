import { Signature } from 'ethers';
import { z } from 'zod';
import { keySignature } from '../chain/transactions/signature.ts';
import { time, uint } from '../prepare/input/input.ts';

/** `IProjectsTypes.Permit`: an ERC-2612 permit with its signature taken apart. */
export type Permit = { value: bigint; deadline: bigint; v: number; r: string; s: string };

/** A permit that an account signed; the SDL's `PermitInput`. */
export const permitSchema = z
  .object({ amount: uint(256), deadline: time(256), signature: z.string() })
  .transform(({ amount, deadline, signature }, context): Permit => {
    const given = keySignature(signature);
    if (given.problem !== undefined) {
      context.addIssue({ code: 'custom', message: given.problem, path: ['signature'] });
      return z.NEVER;
    }
    const { v, r, s } = Signature.from(given.signature);
    return { value: amount, deadline, v, r, s };
  });
