// The values of the schema's enums. The store refuses any other, so every value that a mapping writes is named here.

/** See `EntryCategory` in the schema. */
export namespace EntryCategory {
  export const DECISION = 'DECISION';
  export const PAYMENT = 'PAYMENT';
  export const CONTRIBUTION = 'CONTRIBUTION';
  export const TOKEN = 'TOKEN';
  export const MEMBERSHIP = 'MEMBERSHIP';
  export const COMPLIANCE = 'COMPLIANCE';
  export const ADMIN = 'ADMIN';
  export const AUDIT = 'AUDIT';
}

/** See `ContractRole` in the schema. */
export namespace ContractRole {
  export const FACTORY = 'FACTORY';
  export const ACCESS_MANAGER = 'ACCESS_MANAGER';
  export const TOKEN = 'TOKEN';
  export const GOVERNOR = 'GOVERNOR';
  export const TIMELOCK = 'TIMELOCK';
  export const TREASURY = 'TREASURY';
  export const PROJECTS = 'PROJECTS';
  export const REWARDS = 'REWARDS';
  export const CATEGORY_POLICY = 'CATEGORY_POLICY';
  export const PRIORITIES = 'PRIORITIES';
  export const REPUTATION = 'REPUTATION';
  export const COMPLIANCE = 'COMPLIANCE';
  export const AUDIT_TRAIL = 'AUDIT_TRAIL';
}

/** See `ProjectStatus` in the schema. */
export namespace ProjectStatus {
  export const PROPOSED = 'PROPOSED';
  export const ACCEPTED = 'ACCEPTED';
  export const CANCELED = 'CANCELED';
}

/** See `MilestoneStatus` in the schema. */
export namespace MilestoneStatus {
  export const PLANNED = 'PLANNED';
  export const FUNDED = 'FUNDED';
  export const SUBMITTED = 'SUBMITTED';
  export const REVISION_REQUESTED = 'REVISION_REQUESTED';
  export const RELEASED = 'RELEASED';
  export const REFUNDED = 'REFUNDED';
  export const DISPUTED = 'DISPUTED';
}

/** See `ProposalStatus` in the schema. */
export namespace ProposalStatus {
  export const CREATED = 'CREATED';
  export const QUEUED = 'QUEUED';
  export const EXECUTED = 'EXECUTED';
  export const CANCELED = 'CANCELED';
  export const DEFEATED = 'DEFEATED';
  export const SUCCEEDED = 'SUCCEEDED';
  export const EXPIRED = 'EXPIRED';
}

/** See `TaskKind` in the schema. Their numbers are part of ids: never renumber. */
export enum TaskKind {
  REVIEW = 0,
  DELIVERABLE = 1,
  WITHDRAWAL = 2,
  EVIDENCE = 3,
  RULING = 4,
}

/** Name in the schema of each kind of task, in the order of their numbers. */
export const TASK_KINDS = ['REVIEW', 'DELIVERABLE', 'WITHDRAWAL', 'EVIDENCE', 'RULING'];

/** See `OperationStatus` in the schema. */
export namespace OperationStatus {
  export const SCHEDULED = 'SCHEDULED';
  export const EXECUTED = 'EXECUTED';
  export const CANCELED = 'CANCELED';
}

/** See `PaymentKind` in the schema. */
export namespace PaymentKind {
  export const MILESTONE = 'MILESTONE';
  export const REFUND = 'REFUND';
  export const TREASURY = 'TREASURY';
  export const ARBITRATION = 'ARBITRATION';
}

/** See `TradeSide` in the schema. */
export namespace TradeSide {
  export const BUY = 'BUY';
  export const SELL = 'SELL';
  export const FLASH = 'FLASH';
}

/** See `LiquidityChangeKind` in the schema. */
export namespace LiquidityChangeKind {
  export const ADDED = 'ADDED';
  export const REMOVED = 'REMOVED';
}

/** See `DisputeStatus` in the schema. */
export namespace DisputeStatus {
  export const OPEN = 'OPEN';
  export const RULED = 'RULED';
  export const EXPIRED = 'EXPIRED';
  export const SETTLED = 'SETTLED';
}

/** See `DocumentKind` in the schema. */
export namespace DocumentKind {
  export const JSON = 'JSON';
  export const TEXT = 'TEXT';
  export const BINARY = 'BINARY';
}

/** See `DepositPurpose` in the schema: what no depositor says. */
export const RECOGNIZED_PURPOSE = 'RECOGNIZED';

/** See `FindingResolution` in the schema. */
export const OPEN_FINDING = 'OPEN';

const PROJECT_STATUSES = [ProjectStatus.PROPOSED, ProjectStatus.ACCEPTED, ProjectStatus.CANCELED];

/** A number of `IProjectsTypes.ProjectStatus` as the schema's `ProjectStatus`; null for one that it does not know. */
export function projectStatusOf(value: i32): string | null {
  return nameAt(PROJECT_STATUSES, value - 1);
}

const RELEASE_PATHS = ['APPROVED', 'SILENCE', 'SETTLEMENT', 'RULING'];

/** A number of `IProjectsTypes.ReleasePath` as the schema's `ReleasePath`; null for one that it does not know. */
export function releasePathOf(value: i32): string | null {
  return nameAt(RELEASE_PATHS, value);
}

const REFUND_REASONS = ['CANCELED', 'LAPSED', 'ABANDONED', 'SETTLEMENT', 'RULING'];

/** A number of `IProjectsTypes.RefundReason` as the schema's `RefundReason`; null for one that it does not know. */
export function refundReasonOf(value: i32): string | null {
  return nameAt(REFUND_REASONS, value);
}

const WITHHELD_REASONS = ['NOT_ACCEPTED', 'NOT_INDEPENDENT', 'NOT_JUDGED'];

/** A number of `IProjectsTypes.WithheldReason` as the schema's `WithheldReason`; null for one that it does not know. */
export function withheldReasonOf(value: i32): string | null {
  return nameAt(WITHHELD_REASONS, value - 1);
}

const DEPOSIT_PURPOSES = ['CONTRIBUTION', 'PROJECT_FEES', 'SURPLUS'];

/** A number of `ITreasury.DepositPurpose` as the schema's `DepositPurpose`; null for one that it does not know. */
export function depositPurposeOf(value: i32): string | null {
  return nameAt(DEPOSIT_PURPOSES, value);
}

const PAYMENT_PURPOSES = ['OPERATIONS', 'GRANT', 'WORK', 'REIMBURSEMENT'];

/** A number of `ITreasury.PaymentPurpose` as the schema's `PaymentPurpose`; null for one that it does not know. */
export function paymentPurposeOf(value: i32): string | null {
  return nameAt(PAYMENT_PURPOSES, value);
}

const PROPOSAL_CATEGORIES = ['PRIORITIZATION', 'RESOURCES', 'STRATEGY', 'COMPLIANCE', 'PARAMETERS', 'EMERGENCY'];

/** A number of `ICategoryPolicy.Category` as the schema's `ProposalCategory`; null for one that it does not know. */
export function categoryOf(value: i32): string | null {
  return nameAt(PROPOSAL_CATEGORIES, value);
}

const ROUND_KINDS = ['RANKING', 'BUDGET'];

/** A number of `IPriorityRounds.RoundKind` as the schema's `RoundKind`; null for one that it does not know. */
export function roundKindOf(value: i32): string | null {
  return nameAt(ROUND_KINDS, value);
}

const REPUTATION_SOURCES = ['RELEASE', 'ADJUSTMENT', 'RENOUNCED'];

/** A number of `IReputation.Source` as the schema's `ReputationSource`; null for one that it does not know. */
export function reputationSourceOf(value: i32): string | null {
  return nameAt(REPUTATION_SOURCES, value);
}

const COMPLIANCE_ACTIONS = ['FUND', 'SUBMIT', 'WITHDRAW', 'VOTE', 'PAY'];

/** A number of `ICompliance.Action` as the schema's `ComplianceAction`; null for one that it does not know. */
export function actionOf(value: i32): string | null {
  return nameAt(COMPLIANCE_ACTIONS, value);
}

const COMPLIANCE_OBSTACLES = ['FROZEN', 'LEVEL', 'EXPIRED', 'JURISDICTION', 'AGREEMENT', 'ATTESTATION'];

/** A number of `ICompliance.Obstacle` as the schema's `ComplianceObstacle`; null for one that it does not know. */
export function obstacleOf(value: i32): string | null {
  return nameAt(COMPLIANCE_OBSTACLES, value - 1);
}

const FINDING_SEVERITIES = ['INFO', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'];

/** A number of `IAuditTrail.Severity` as the schema's `FindingSeverity`; null for one that it does not know. */
export function severityOf(value: i32): string | null {
  return nameAt(FINDING_SEVERITIES, value);
}

const FINDING_RESOLUTIONS = ['OPEN', 'RESOLVED', 'ACCEPTED', 'WITHDRAWN'];

/** A number of `IAuditTrail.Resolution` as the schema's `FindingResolution`; null for one that it does not know. */
export function resolutionOf(value: i32): string | null {
  return nameAt(FINDING_RESOLUTIONS, value);
}

const AUDIT_OPINIONS = ['UNMODIFIED', 'QUALIFIED', 'ADVERSE', 'DISCLAIMER'];

/** A number of `IAuditTrail.Opinion` as the schema's `AuditOpinion`; null for one that it does not know. */
export function opinionOf(value: i32): string | null {
  return nameAt(AUDIT_OPINIONS, value);
}

/** A number of `IGovernor.ProposalState` as the schema's `ProposalStatus`; null for one that ends no vote. */
export function outcomeOf(state: i32): string | null {
  if (state == 2) return ProposalStatus.CANCELED;
  if (state == 3) return ProposalStatus.DEFEATED;
  if (state == 4) return ProposalStatus.SUCCEEDED;
  if (state == 5) return ProposalStatus.QUEUED;
  if (state == 6) return ProposalStatus.EXPIRED;
  if (state == 7) return ProposalStatus.EXECUTED;
  return null;
}

/** Number of `ITreasury.DepositPurpose.ProjectFees`. */
export const PROJECT_FEES_PURPOSE: i32 = 1;

/** Number of `ITreasury.DepositPurpose.Surplus`. */
export const SURPLUS_PURPOSE: i32 = 2;

/** Number of `IReputation.Source.Release`. */
export const RELEASE_SOURCE: i32 = 0;

/** Number of `IPriorityRounds.RoundKind.Ranking`. */
export const RANKING_KIND: i32 = 0;

function nameAt(names: string[], index: i32): string | null {
  if (index < 0 || index >= names.length) return null;
  return names[index];
}
