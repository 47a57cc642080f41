import { Signature } from 'ethers';
import { z } from 'zod';
import { uint } from '../prepare/input.ts';

/** `IProjects.Permit`: an ERC-2612 permit with its signature taken apart. */
export type Permit = { value: bigint; deadline: bigint; v: number; r: string; s: string };

/** A permit that an account signed; the SDL's `PermitInput`. */
export const permitSchema = z
  .object({ amount: uint(256), deadline: uint(256), signature: z.string() })
  .transform(({ amount, deadline, signature }, context): Permit => {
    try {
      const { v, r, s } = Signature.from(signature);
      return { value: amount, deadline, v, r, s };
    } catch {
      const message = 'Give the 65 bytes of the signature of what preparePermitSignature gave.';
      context.addIssue({ code: 'custom', message, path: ['signature'] });
      return z.NEVER;
    }
  });
