import { expect } from 'chai';
import { makeError, ZeroAddress } from 'ethers';
import { RpcError } from '../chain/rpcErrors.ts';
import { fault } from '../errors.ts';
import { heldAt } from './heldAt.ts';

const TOKEN = `0x${'aa'.repeat(20)}`;
const HOLDER = `0x${'bb'.repeat(20)}`;

/** A chain whose node answers every question so. */
function chainOf(answer: () => Promise<unknown>) {
  return { balance: answer, read: async () => [await answer()] } as never;
}

const failing = (error: unknown) => chainOf(() => Promise.reject(error));
const refusing = (message: string) =>
  failing(fault('UPSTREAM_UNAVAILABLE', 'It answers wrongly.', new RpcError({ code: -32000, message })));

describe('heldAt', () => {
  it('asks for native coin and for tokens', async () => {
    for (const token of [TOKEN, ZeroAddress]) {
      expect(
        await heldAt(
          chainOf(async () => 5n),
          token,
          HOLDER,
          { hash: '0xab' },
        ),
      ).to.equal(5n);
    }
  });

  for (const message of [
    'missing trie node 1f2e (path ) state 0x1f2e is not available',
    'required historical state unavailable (reexec=128)',
    'old data not available due to pruning',
    'No state available for block 0x1f2e',
    'World state unavailable',
    'state at block #120 is pruned',
    'historical state 5b3b is not available',
    'header not found',
    'this request needs an archive node',
  ]) {
    it(`knows a node without the state by “${message}”`, async () => {
      for (const token of [TOKEN, ZeroAddress]) {
        expect(await heldAt(refusing(message), token, HOLDER, { hash: '0xab' })).to.equal('STATE_PRUNED');
      }
    });
  }

  it('knows a token that does not tell', async () => {
    const error = makeError('ERC20.balanceOf reverts', 'CALL_EXCEPTION');
    expect(await heldAt(failing(error), TOKEN, HOLDER, { hash: '0xab' })).to.equal('TOKEN_SILENT');
  });

  it('fails when the node does not answer, or for another reason', async () => {
    const silent = fault('UPSTREAM_UNAVAILABLE', 'It does not answer.', new Error('archive of the connection'));
    for (const chain of [failing(silent), refusing('internal error')]) {
      const error = await heldAt(chain, TOKEN, HOLDER, { hash: '0xab' }).catch((failure) => failure);
      expect(error.extensions.code).to.equal('UPSTREAM_UNAVAILABLE');
    }
  });
});
