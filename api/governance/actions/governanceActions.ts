import { z } from 'zod';
import { address, parsedBy, time, uint } from '../../prepare/input/input.ts';
import { UserErrors, validationError } from '../../prepare/userErrors.ts';
import { parseProjectId } from '../../projects/ids.ts';
import { categoryRulesSchema } from '../categoryRules.ts';
import { categoryNumber, proposalCategory } from '../proposalCategory.ts';
import { type ActionScope, action } from './action.ts';
import { functionSelector } from './functionSelector.ts';
import {
  calldata,
  document,
  isOneDocument,
  isOneDocumentOrNone,
  ofOneDocument,
  ofOneDocumentOrNone,
  optionalAddress,
  optionalDocument,
  optionalTime,
  title,
} from './inputs.ts';

/** The contracts count times in 40 bits. */
const TIMES_END = 2n ** 40n;
const roundKind = z.enum(['RANKING', 'BUDGET']);

const openRoundSchema = z
  .object({
    kind: roundKind,
    title,
    ...optionalDocument,
    projects: z
      .array(parsedBy(parseProjectId))
      .min(2, 'Give at least 2 projects.')
      .max(50, 'Give at most 50 projects.'),
    token: optionalAddress,
    budget: uint(128),
    startsAt: optionalTime,
    votingPeriod: uint(32),
  })
  .refine(isOneDocumentOrNone, ofOneDocumentOrNone)
  .refine(({ startsAt, votingPeriod }) => startsAt + votingPeriod < TIMES_END, {
    error: 'The round ends later than the contracts can count: let it start earlier.',
    path: ['startsAt'],
  });

/** What a vote decides about votes: rules, categories, strategies, rounds, the Governor itself. */
export const governanceActions = {
  adoptStrategy: action(
    'CategoryPolicy',
    'adoptStrategy',
    z.object({ title, ...document }).refine(isOneDocument, ofOneDocument),
    ({ title: named, digest, cid }) => [named, digest, cid],
  ),
  setCategoryRules: action('CategoryPolicy', 'setCategoryRules', categoryRulesSchema, ({ category, ...rules }) => [
    categoryNumber(category),
    rules,
  ]),
  setFunctionCategory: action(
    'CategoryPolicy',
    'setFunctionCategory',
    z.object({ target: address, function: z.string(), category: proposalCategory }),
    ({ target, function: name, category }, asked) => [
      target,
      functionSelector(asked, target, name, 'function'),
      categoryNumber(category),
    ],
  ),
  setProposalThreshold: action(
    'CategoryPolicy',
    'setProposalThreshold',
    z.object({ threshold: uint(256) }),
    ({ threshold }) => [threshold],
  ),
  openRound: action('PriorityRounds', 'openRound', openRoundSchema, (input, asked) => {
    const { kind, projects, votingPeriod, ...terms } = input;
    const projectIds = projects.map((project, index) => ownProject(asked, project, index));
    return [
      {
        ...terms,
        kind: roundKind.options.indexOf(kind),
        projectIds: projectIds.sort((one, other) => Number(one - other)),
        endsAt: terms.startsAt + votingPeriod,
      },
    ];
  }),
  setProposalGuardian: action(
    'GuildGovernor',
    'setProposalGuardian',
    z.object({ guardian: optionalAddress }),
    ({ guardian }) => [guardian],
  ),
  updateTimelock: action('GuildGovernor', 'updateTimelock', z.object({ timelock: address }), ({ timelock }) => [
    timelock,
  ]),
  relay: action('GuildGovernor', 'relay', z.object({ target: address, value: uint(256), calldata }), (input) => [
    input.target,
    input.value,
    input.calldata,
  ]),
  updateDelay: action('Timelock', 'updateDelay', z.object({ delay: time(32) }), ({ delay }) => [delay]),
};

function ownProject(
  { contracts, field }: ActionScope,
  { projects, projectId }: ReturnType<typeof parseProjectId>,
  index: number,
): bigint {
  if (projects === contracts.projects) return projectId;
  throw new UserErrors(
    validationError([...field, 'projects', String(index)], `Project ${projectId} is another guild's.`),
  );
}
