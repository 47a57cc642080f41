import accessManager from '../../abis/AccessManager.json' with { type: 'json' };
import auditTrail from '../../abis/AuditTrail.json' with { type: 'json' };
import categoryPolicy from '../../abis/CategoryPolicy.json' with { type: 'json' };
import compliance from '../../abis/Compliance.json' with { type: 'json' };
import guildFactory from '../../abis/GuildFactory.json' with { type: 'json' };
import guildGovernor from '../../abis/GuildGovernor.json' with { type: 'json' };
import guildToken from '../../abis/GuildToken.json' with { type: 'json' };
import type { GuildContractName } from '../../abis/guildContracts.ts';
import priorityRounds from '../../abis/PriorityRounds.json' with { type: 'json' };
import projects from '../../abis/Projects.json' with { type: 'json' };
import reputation from '../../abis/Reputation.json' with { type: 'json' };
import rewards from '../../abis/Rewards.json' with { type: 'json' };
import timelock from '../../abis/Timelock.json' with { type: 'json' };
import treasury from '../../abis/Treasury.json' with { type: 'json' };
import type { AbiParameter } from './abiType.ts';

/** A contract whose logs are entries. */
export type LedgerContract = GuildContractName | 'GuildFactory';

/** An item of an ABI file. */
export type AbiItem = { type: string; name?: string; inputs?: readonly AbiParameter[] };

/** The ABIs of the contracts whose logs are entries. */
export const abis: Readonly<Record<LedgerContract, readonly AbiItem[]>> = {
  GuildFactory: guildFactory,
  AccessManager: accessManager,
  GuildToken: guildToken,
  GuildGovernor: guildGovernor,
  Timelock: timelock,
  Treasury: treasury,
  Projects: projects,
  Rewards: rewards,
  CategoryPolicy: categoryPolicy,
  PriorityRounds: priorityRounds,
  Reputation: reputation,
  Compliance: compliance,
  AuditTrail: auditTrail,
};
