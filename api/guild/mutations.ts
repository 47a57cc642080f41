import { prepareCreateGuild } from './prepareCreateGuild.ts';
import { prepareCancelScheduled } from './roles/prepareCancelScheduled.ts';
import { prepareRenounceRole } from './roles/prepareRenounceRole.ts';
import { prepareSchedule } from './roles/prepareSchedule.ts';

/** Resolvers of the mutations of this folder. */
export const guildMutations = {
  prepareCancelScheduled,
  prepareCreateGuild,
  prepareRenounceRole,
  prepareSchedule,
};
