import { type EditingServer, serveEdited } from './serveEdited.ts';

/** A server that serves a ledger as another one does, but leaves a guild out of its lists of guilds. */
export function serveWithoutGuild(queryUrl: string, guild: string): Promise<EditingServer> {
  return serveEdited(queryUrl, (data) => {
    const guilds = data.guilds as { id: string }[] | undefined;
    return { ...data, ...(guilds && { guilds: guilds.filter(({ id }) => id !== guild) }) };
  });
}
