import { ZeroHash } from 'ethers';
import { z } from 'zod';
import { findings, parseFindingId } from '../../audit/finding.ts';
import { agreements, parseAgreementId } from '../../compliance/agreement.ts';
import { jurisdiction, jurisdictionBytes, UNKNOWN_JURISDICTION } from '../../compliance/jurisdiction.ts';
import { address, bytes32, optionalBytes32, parsedBy, time, uint } from '../../prepare/input/input.ts';
import { type ActionScope, action } from './action.ts';
import { document, isOneDocument, ofOneDocument, title } from './inputs.ts';
import { ownRecord } from './ownRecord.ts';

const NO_AGREEMENT = 0n;
const complianceAction = z.enum(['FUND', 'SUBMIT', 'WITHDRAW', 'VOTE', 'PAY']);
const agreement = parsedBy(parseAgreementId).nullish();

const publishSchema = z.object({ agreement, title, ...document }).refine(isOneDocument, ofOneDocument);
const policySchema = z.object({ action: complianceAction, enabled: z.boolean(), minLevel: uint(8), agreement });
const statusSchema = z.object({
  account: address,
  level: uint(8),
  jurisdiction: jurisdiction.nullish(),
  expiresAt: time(),
  evidenceDigest: optionalBytes32,
});

/** What a vote decides about compliance, and answers to auditors. */
export const complianceActions = {
  publishAgreement: action('Compliance', 'publishAgreement', publishSchema, async (input, asked) => [
    await agreementNumber(asked, input.agreement),
    input.title,
    input.digest,
    input.cid,
  ]),
  setActionPolicy: action('Compliance', 'setActionPolicy', policySchema, async (input, asked) => [
    complianceAction.options.indexOf(input.action),
    {
      enabled: input.enabled,
      minLevel: input.minLevel,
      agreementId: await agreementNumber(asked, input.agreement),
    },
  ]),
  setJurisdictionBlocked: action(
    'Compliance',
    'setJurisdictionBlocked',
    z.object({ jurisdiction, blocked: z.boolean() }),
    ({ jurisdiction: code, blocked }) => [jurisdictionBytes(code), blocked],
  ),
  setStatus: action('Compliance', 'setStatus', statusSchema, (input) => [
    input.account,
    input.level,
    input.jurisdiction ? jurisdictionBytes(input.jurisdiction) : UNKNOWN_JURISDICTION,
    input.expiresAt,
    ZeroHash,
    input.evidenceDigest,
  ]),
  freeze: action(
    'Compliance',
    'freeze',
    z.object({ account: address, until: time(), reasonDigest: bytes32 }),
    ({ account, until, reasonDigest }) => [account, until, reasonDigest],
  ),
  unfreeze: action(
    'Compliance',
    'unfreeze',
    z.object({ account: address, reasonDigest: bytes32 }),
    ({ account, reasonDigest }) => [account, reasonDigest],
  ),
  answerFinding: action(
    'AuditTrail',
    'answerFinding',
    z.object({ finding: parsedBy(parseFindingId), ...document }).refine(isOneDocument, ofOneDocument),
    async ({ finding, digest, cid }, asked) => [await ownRecord(asked, finding, findings, 'finding'), digest, cid],
  ),
};

/** 0 for a new agreement, or for none. */
async function agreementNumber(
  asked: ActionScope,
  given: ReturnType<typeof parseAgreementId> | null | undefined,
): Promise<bigint> {
  return given ? ownRecord(asked, given, agreements, 'agreement') : NO_AGREEMENT;
}
