import { expect } from 'chai';
import { createScriptedLedger } from '../../../testing/live/scriptedLedger.ts';
import { createRandom } from '../../../testing/random.ts';
import { createChainView } from './chainView.ts';
import { look } from './look.ts';

describe('look', () => {
  const setting = () => {
    const random = createRandom(5);
    const ledger = createScriptedLedger(random);
    ledger.grow(30);
    return { random, ledger, view: createChainView() };
  };

  it('brings the view up to the ledger, whatever happens while it asks', async () => {
    const { random, ledger, view } = setting();
    ledger.meanwhile = () => {
      if (!random.once(6)) return;
      if (random.once(2)) ledger.drop(random.number(5));
      ledger.grow(1 + random.number(3), () => (random.once(5) ? 1_100 : 1));
    };
    for (let i = 0; i < 200; i += 1) await look(view, ledger);
    delete ledger.meanwhile;
    await look(view, ledger);
    const floor = view.floor()?.number ?? 0;
    const kept = ledger.blocks().slice(floor);
    expect(kept.map(({ number }) => view.at(number))).to.deep.equal(kept);
    expect(view.head()).to.deep.equal(ledger.blocks().at(-1));
  });

  it('knows where a dropped block’s branch began', async () => {
    const { ledger, view } = setting();
    await look(view, ledger);
    ledger.grow(5);
    await look(view, ledger);
    const dropped = ledger.blocks().at(-1);
    ledger.drop(3);
    ledger.grow(4);
    await look(view, ledger);
    const point = { number: dropped?.number ?? 0, hash: dropped?.hash.slice(2, 18) ?? '' };
    expect(view.keptBefore(point)).to.equal(32);
    expect(view.keptBefore({ ...point, hash: 'f'.repeat(16) })).to.equal(undefined);
  });

  it('does not follow a head whose parents the chain’s node does not have', async () => {
    const { ledger, view } = setting();
    await look(view, ledger);
    ledger.grow(3);
    expect(await look(view, { ...ledger, headerByHash: async () => undefined })).to.equal(false);
    expect(view.head()?.number).to.equal(30);
    expect(await look(view, ledger)).to.equal(true);
    expect(view.head()?.number).to.equal(33);
  });

  it('begins anew after a long sleep, and knows single blocks of the past', async () => {
    const { ledger, view } = setting();
    await look(view, ledger);
    ledger.grow(500);
    await look(view, ledger);
    expect([view.floor()?.number, view.head()?.number]).to.deep.equal([530, 530]);
    expect(view.anchors(530).map(({ number }) => number)).to.deep.equal([
      529, 528, 526, 522, 514, 498, 466, 402, 274, 18,
    ]);
  });
});
