// The values of the schema's enums. The store refuses any other, so every value that a mapping writes is named here.

/** See `EntryCategory` in the schema. */
export namespace EntryCategory {
  export const DECISION = 'DECISION';
  export const PAYMENT = 'PAYMENT';
  export const CONTRIBUTION = 'CONTRIBUTION';
  export const TOKEN = 'TOKEN';
  export const ADMIN = 'ADMIN';
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
}

/** See `ProjectStatus` in the schema. */
export namespace ProjectStatus {
  export const PROPOSED = 'PROPOSED';
  export const ACCEPTED = 'ACCEPTED';
  export const CANCELLED = 'CANCELLED';
}

/** See `MilestoneStatus` in the schema. */
export namespace MilestoneStatus {
  export const PLANNED = 'PLANNED';
  export const FUNDED = 'FUNDED';
  export const SUBMITTED = 'SUBMITTED';
  export const REVISION_REQUESTED = 'REVISION_REQUESTED';
  export const RELEASED = 'RELEASED';
  export const REFUNDED = 'REFUNDED';
}

/** See `ProposalStatus` in the schema. */
export namespace ProposalStatus {
  export const CREATED = 'CREATED';
  export const QUEUED = 'QUEUED';
  export const EXECUTED = 'EXECUTED';
  export const CANCELED = 'CANCELED';
  export const DEFEATED = 'DEFEATED';
  export const SUCCEEDED = 'SUCCEEDED';
}

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
}

/** A number of `IProjects.ReleasePath` as the schema's `ReleasePath`; null for one that it does not know. */
export function releasePathOf(path: i32): string | null {
  if (path == 0) return 'APPROVED';
  if (path == 1) return 'SILENCE';
  return null;
}

/** A number of `ITreasury.PaymentPurpose` as the schema's `PaymentPurpose`; null for one that it does not know. */
export function paymentPurposeOf(purpose: i32): string | null {
  if (purpose == 0) return 'OPERATIONS';
  if (purpose == 1) return 'GRANT';
  if (purpose == 2) return 'WORK';
  if (purpose == 3) return 'REIMBURSEMENT';
  return null;
}

/** A number of `IGovernor.ProposalState` as the schema's `ProposalStatus`; null for one that ends no vote. */
export function outcomeOf(state: i32): string | null {
  if (state == 2) return ProposalStatus.CANCELED;
  if (state == 3) return ProposalStatus.DEFEATED;
  if (state == 4) return ProposalStatus.SUCCEEDED;
  if (state == 5) return ProposalStatus.QUEUED;
  if (state == 7) return ProposalStatus.EXECUTED;
  return null;
}

/** Number of `ITreasury.DepositPurpose.ProjectFees`. */
export const PROJECT_FEES_PURPOSE: i32 = 1;
