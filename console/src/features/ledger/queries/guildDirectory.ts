import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { askGateway } from '../../../lib/askGateway.ts';
import { inWords } from '../../../lib/inWords.ts';
import { bytes } from '../../../lib/scalars.ts';

export const guildDirectoryDocument = /* GraphQL */ `
  query GuildDirectory($guild: ID!) {
    guild(id: $guild) {
      contracts(first: 100) {
        role
        address
      }
      projectList(first: 1000, orderBy: number, orderDirection: desc) {
        id
        number
        title
      }
      members(first: 100, orderBy: votingPower, orderDirection: desc) {
        account {
          id
        }
      }
    }
  }
`;

const schema = z.object({
  guild: z
    .object({
      contracts: z.array(z.object({ role: z.string(), address: bytes })),
      projectList: z.array(z.object({ id: bytes, number: z.string(), title: z.string() })),
      members: z.array(z.object({ account: z.object({ id: bytes }) })),
    })
    .nullable(),
});

/** Who and what a guild's filters offer, and what its contracts are called. */
export type GuildDirectory = {
  /** Newest first. */
  projects: { id: string; number: string; title: string }[];
  /** Addresses of the members with the most votes. */
  members: string[];
  /** Names of the guild's contracts by address. */
  contractNames: ReadonlyMap<string, string>;
};

/** A guild's projects, members and contracts. */
export const guildDirectoryQuery = (guild: string) =>
  queryOptions({
    queryKey: ['ledger', 'directory', guild],
    queryFn: async ({ signal }): Promise<GuildDirectory> => {
      const answer = await askGateway({ document: guildDirectoryDocument, variables: { guild }, schema }, signal);
      const { contracts = [], projectList = [], members = [] } = answer.guild ?? {};
      return {
        projects: projectList,
        members: members.map(({ account }) => account.id),
        contractNames: new Map(contracts.map(({ role, address }) => [address, inWords(role)])),
      };
    },
    staleTime: 30_000,
  });
