import { prepareCreateGuild } from './prepareCreateGuild.ts';

/** Resolvers of the mutations of this folder. */
export const guildMutations = {
  prepareCreateGuild,
};
