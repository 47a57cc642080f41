import { rateLimited } from '../admission/refusals.ts';

/** When somebody who found no seat may come back. */
const RETRY_SECONDS = 10;

/** Something that only so many may have at once, together and each client. */
export type Seats = {
  /** @returns Gives it back; may be called twice. @throws GraphQLError RATE_LIMITED */
  take(client: string): () => void;
};

/** Makes seats that are all free. @param what - What they are, in the plural. */
export function createSeats(what: string, most: number, mostPerClient: number): Seats {
  const taken = new Map<string, number>();
  let total = 0;
  return {
    take(client) {
      const own = taken.get(client) ?? 0;
      if (own >= mostPerClient) throw rateLimited(`You have ${mostPerClient} ${what} open already.`, RETRY_SECONDS);
      if (total >= most) throw rateLimited(`The gateway has ${most} ${what} open already.`, RETRY_SECONDS);
      taken.set(client, own + 1);
      total += 1;
      let isFree = false;
      return () => {
        if (isFree) return;
        isFree = true;
        total -= 1;
        const left = (taken.get(client) ?? 1) - 1;
        if (left > 0) taken.set(client, left);
        else taken.delete(client);
      };
    },
  };
}
