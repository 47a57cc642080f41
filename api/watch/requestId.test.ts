import { expect } from 'chai';
import { requestIdOf } from './requestId.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const MADE = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('the id of a request', () => {
  it('is what its caller calls it', () => {
    const chosen = { 'x-request-id': 'abc-123_DEF.4', traceparent: `00-${TRACE}-00f067aa0ba902b7-01` };
    expect(requestIdOf(chosen)).to.equal('abc-123_DEF.4');
  });

  it('is its trace’s otherwise, of later versions too', () => {
    for (const traceparent of [`00-${TRACE}-00f067aa0ba902b7-01`, `01-${TRACE}-00f067aa0ba902b7-00-more`]) {
      expect(requestIdOf({ traceparent })).to.equal(TRACE);
    }
  });

  it('is a new one where neither is well-formed', () => {
    for (const chosen of [
      'short',
      `a${'b'.repeat(64)}`,
      'a line\nof a log',
      '\u001b[2Jabcdefgh',
      'ab cdefgh, ijklmnop',
      '',
    ]) {
      expect(requestIdOf({ 'x-request-id': chosen }), JSON.stringify(chosen)).to.match(MADE);
    }
    for (const traceparent of [
      `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
      `00-${TRACE}-${'0'.repeat(16)}-01`,
      `ff-${TRACE}-00f067aa0ba902b7-01`,
      `00-${TRACE}-00f067aa0ba902b7-01x`,
      `00-${TRACE.toUpperCase()}-00f067aa0ba902b7-01`,
    ]) {
      expect(requestIdOf({ traceparent }), traceparent).to.match(MADE);
    }
    expect(requestIdOf({})).to.not.equal(requestIdOf({}));
  });
});
