import { expect } from 'chai';
import { pino } from 'pino';
import { createScriptedLedger } from '../../../testing/live/scriptedLedger.ts';
import { createRandom } from '../../../testing/random.ts';
import { asRequest, currentRequest, newRequest } from '../../currentRequest.ts';
import { createFollower } from './follower.ts';

describe('the follower', () => {
  it('asks in nobody’s name, whoever joins first', async () => {
    const ledger = createScriptedLedger(createRandom(1));
    const names = new Set<string | undefined>();
    ledger.meanwhile = () => void names.add(currentRequest()?.id);
    const follower = createFollower(ledger, pino({ level: 'silent' }));
    const leave = await asRequest(newRequest('first'), () => follower.join());
    leave();
    expect([...names]).to.deep.equal([undefined]);
  });
});
