import { hexlify, toUtf8Bytes, ZeroHash } from 'ethers';
import { z } from 'zod';
import { findGuild } from '../prepare/find/findGuild.ts';
import { parseGuildId } from '../prepare/find/ids.ts';
import { address, optionalBytes32, parsedBy, time, uint } from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { account, timeOf } from '../prepare/words.ts';

const UNKNOWN_JURISDICTION = '0x0000';

const inputSchema = z.object({
  guild: parsedBy(parseGuildId),
  from: address,
  account: address,
  level: uint(8),
  jurisdiction: z
    .string()
    .regex(/^[A-Z]{2}$/, 'Give an ISO 3166-1 alpha-2 code in upper case, such as DE.')
    .nullish(),
  expiresAt: time(),
  evidenceDigest: optionalBytes32,
});

/** Resolver of `prepareSetStatus`: `Compliance.setStatus` by an officer, on no attestation. */
export const prepareSetStatus = prepareMutation(inputSchema, async (input, scope) => {
  const { level, jurisdiction, expiresAt, evidenceDigest } = input;
  const { contracts, label } = await findGuild(scope, input.guild, ['guild']);
  const code = jurisdiction ? hexlify(toUtf8Bytes(jurisdiction)) : UNKNOWN_JURISDICTION;
  const until = expiresAt === 0n ? '' : `, until ${timeOf(expiresAt)}`;
  return {
    to: contracts.compliance,
    contract: 'Compliance',
    function: 'setStatus',
    args: [input.account, level, code, expiresAt, ZeroHash, evidenceDigest],
    summary: `Set the identity level of ${account(input.account)} in ${label} to ${level}${until}`,
  };
});
