import { z } from 'zod';
import { address, bytes32, parsedBy, uint } from '../../prepare/input/input.ts';
import { UserErrors, validationError } from '../../prepare/userErrors.ts';
import { findArbiter } from '../../projects/disputes/arbiter.ts';
import { disputes, parseDisputeId } from '../../projects/disputes/dispute.ts';
import { findProject } from '../../projects/findProject.ts';
import { type ProjectKey, parseProjectId } from '../../projects/ids.ts';
import { type ActionScope, action, actionAt } from './action.ts';
import { isOneDocumentOrNone, ofOneDocumentOrNone, optionalDocument } from './inputs.ts';
import { ownRecord } from './ownRecord.ts';

const ruleSchema = z
  .object({ dispute: parsedBy(parseDisputeId), contributorBps: uint(16), slashBps: uint(16), ...optionalDocument })
  .refine(isOneDocumentOrNone, ofOneDocumentOrNone);

/** What a vote decides about projects and their disputes. */
export const projectsActions = {
  acceptProject: action(
    'Projects',
    'acceptProject',
    z.object({ project: parsedBy(parseProjectId), termsHash: bytes32 }),
    async ({ project, termsHash }, asked) => {
      await checkAcceptance(asked, project, termsHash);
      return [project.projectId, termsHash];
    },
  ),
  setFeeBps: action('Projects', 'setFeeBps', z.object({ feeBps: uint(16) }), ({ feeBps }) => [feeBps]),
  setFeeTokenRate: action(
    'Projects',
    'setFeeTokenRate',
    z.object({ token: address, rate: uint(256) }),
    ({ token, rate }) => [token, rate],
  ),
  setTokenAllowed: action(
    'Projects',
    'setTokenAllowed',
    z.object({ token: address, allowed: z.boolean() }),
    ({ token, allowed }) => [token, allowed],
  ),
  holdCredit: action(
    'Projects',
    'holdCredit',
    z.object({ account: address, token: address, reasonDigest: bytes32 }),
    ({ account, token, reasonDigest }) => [account, token, reasonDigest],
  ),
  releaseCredit: action(
    'Projects',
    'releaseCredit',
    z.object({ account: address, token: address }),
    ({ account, token }) => [account, token],
  ),
  rule: actionAt('GovernanceArbiter', 'rule', ruleSchema, async ({ dispute, ...ruling }, asked) => {
    const { scope, contracts, field } = asked;
    const path = [...field, 'dispute'];
    const number = await ownRecord(asked, dispute, disputes, 'dispute');
    const { arbiter, kind, label } = await findArbiter(scope, dispute, path);
    if (kind !== 'GovernanceArbiter') {
      throw new UserErrors(validationError(path, `${label} is not for the guild to decide: its arbiter is another.`));
    }
    const decided = { ...ruling, feeBps: 0n, ruler: contracts.timelock };
    return { to: arbiter, args: [contracts.projects, number, decided] };
  }),
};

/** Execution accepts nothing when the terms have changed or the project is none to accept, so both are told before. */
async function checkAcceptance(
  { scope, contracts, field }: ActionScope,
  key: ProjectKey,
  termsHash: string,
): Promise<void> {
  const path = [...field, 'project'];
  const { label, isProposed, termsHash: current } = await findProject(scope, key, path);
  if (key.projects !== contracts.projects) {
    throw new UserErrors(
      validationError(path, `${label} belongs to another guild, and only that guild can accept it.`),
    );
  }
  if (!isProposed) {
    throw new UserErrors(validationError(path, `${label} is already accepted or canceled: propose another project.`));
  }
  if (termsHash !== current) {
    const message = `The terms of ${label} are different: their hash is ${current}. Read them, and give that hash if you agree.`;
    throw new UserErrors(validationError([...field, 'termsHash'], message));
  }
}
