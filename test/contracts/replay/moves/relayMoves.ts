import { ZeroAddress } from 'ethers';
import type { Random } from '../../../../testing/random.ts';
import { signRequest } from '../../helpers/forward.ts';
import { anyToken, type Moves, type Stage } from './move.ts';

/** Moves that some people sign and another one carries to the forwarder. */
export const relayMoves: Moves = {
  async forward(stage, random) {
    const signer = random.pick(stage.everyone);
    return carrierOf(stage).execute(await signRequest(stage.forwarder, signer, ...anyCall(stage, random)));
  },
  /** By one or two people; all of it or, with somebody to refund, what can be done of it. */
  async forwardBatch(stage, random) {
    const signer = random.pick(stage.everyone);
    const first = await signRequest(stage.forwarder, signer, ...anyCall(stage, random));
    const other = random.once(2) ? signer : random.pick(stage.everyone);
    const isNext = other.address === signer.address;
    const nonce = (await stage.forwarder.nonces(other)) + (isNext ? 1n : 0n);
    const second = await signRequest(stage.forwarder, other, ...anyCall(stage, random), { nonce });
    return carrierOf(stage).executeBatch([first, second], random.once(2) ? ZeroAddress : stage.stranger);
  },
};

function carrierOf({ forwarder, holder }: Stage) {
  return forwarder.connect(holder);
}

/** A call that anybody may make. */
function anyCall(stage: Stage, random: Random): [target: Stage['token'], call: [name: string, ...args: unknown[]]] {
  const { token, projects, governor, proposals } = stage;
  const { address } = random.pick(stage.everyone);
  const vote = proposals.at(-1)?.id;
  return random.pick<ReturnType<typeof anyCall>>([
    [token, ['delegate', address]],
    [token, ['transfer', address, BigInt(random.number(1_000))]],
    [token, ['burn', BigInt(random.number(10))]],
    [projects, ['withdraw', anyToken(stage, random), address]],
    ...(vote === undefined ? [] : [[governor, ['castVote', vote, 1]] as ReturnType<typeof anyCall>]),
  ]);
}
