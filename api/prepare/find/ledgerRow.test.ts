import { expect } from 'chai';
import { type FaultCode, fault } from '../../errors.ts';
import { ledgerRow } from './ledgerRow.ts';

describe('ledgerRow', () => {
  const logged: string[] = [];
  const log = { warn: (_facts: unknown, message?: string) => void logged.push(String(message)) };
  const rowWhen = (code: FaultCode) => {
    const ledger = { query: () => Promise.reject(fault(code, 'told')) };
    return ledgerRow({ ledger, log } as never, 'proposal', '0x').catch((error: Error) => error.message);
  };

  it('does without what the ledger does not answer, and says so in the log', async () => {
    expect(await rowWhen('UPSTREAM_UNAVAILABLE')).to.equal(null);
    expect(logged.splice(0)).to.have.lengthOf(1);
  });

  it('ends the action when its client has left, which is nothing to log', async () => {
    expect(await rowWhen('CLIENT_LEFT')).to.equal('told');
    expect(logged).to.deep.equal([]);
  });
});
