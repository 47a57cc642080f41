import { ZeroHash } from 'ethers';
import { z } from 'zod';
import { findGuild } from '../prepare/find/findGuild.ts';
import { parseGuildId } from '../prepare/find/ids.ts';
import { address, optionalBytes32, parsedBy, time, uint } from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { account, timeOf } from '../prepare/words.ts';
import { jurisdiction, jurisdictionBytes, UNKNOWN_JURISDICTION } from './jurisdiction.ts';

const inputSchema = z.object({
  guild: parsedBy(parseGuildId),
  from: address,
  account: address,
  level: uint(8),
  jurisdiction: jurisdiction.nullish(),
  expiresAt: time(),
  evidenceDigest: optionalBytes32,
});

/** Resolver of `prepareSetStatus`: `Compliance.setStatus` by an officer, on no attestation. */
export const prepareSetStatus = prepareMutation(inputSchema, async (input, scope) => {
  const { level, expiresAt, evidenceDigest } = input;
  const { contracts, label } = await findGuild(scope, input.guild, ['guild']);
  const code = input.jurisdiction ? jurisdictionBytes(input.jurisdiction) : UNKNOWN_JURISDICTION;
  const until = expiresAt === 0n ? '' : `, until ${timeOf(expiresAt)}`;
  return {
    to: contracts.compliance,
    contract: 'Compliance',
    function: 'setStatus',
    args: [input.account, level, code, expiresAt, ZeroHash, evidenceDigest],
    summary: `Set the identity level of ${account(input.account)} in ${label} to ${level}${until}`,
  };
});
