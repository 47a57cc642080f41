import { expect } from 'chai';
import { GraphQLError } from 'graphql';
import { createFormatError, fault, withoutHttpStatus } from './errors.ts';

describe('createFormatError', () => {
  const logged: { err: unknown; requestId?: string }[] = [];
  const log = { error: (entry: never) => logged.push(entry), warn: (entry: never) => logged.push(entry) };
  const format = createFormatError(log as never);
  beforeEach(() => logged.splice(0));

  it('hides what it does not know, and logs it under the id that it shows', () => {
    const secret = new Error('connect ECONNREFUSED /root/.secret');
    const error = new GraphQLError(secret.message, { path: ['chain'], originalError: secret });
    const shown = format(
      { ...error.toJSON(), extensions: { code: 'INTERNAL_SERVER_ERROR', stacktrace: ['x'] } },
      error,
    );
    expect(JSON.stringify(shown)).not.to.match(/secret|ECONNREFUSED|stacktrace/);
    expect(shown.extensions).to.include({ code: 'INTERNAL', retryable: false });
    expect(shown.path).to.deep.equal(['chain']);
    expect(logged).to.have.length(1);
    expect(logged[0]).to.include({ err: error, requestId: shown.extensions?.requestId });
  });

  it('shows a fault as it is and logs the cause of one that operators must see', () => {
    const cause = new Error('connect ECONNREFUSED');
    const error = fault('UPSTREAM_UNAVAILABLE', 'graph-node does not answer.', cause);
    const shown = format(error.toJSON(), error);
    expect(shown.message).to.equal('graph-node does not answer.');
    expect(shown.extensions).to.include({ code: 'UPSTREAM_UNAVAILABLE', retryable: true });
    expect(logged[0]?.err).to.equal(cause);
  });

  it('says of what Apollo refuses that asking again does not help', () => {
    const error = new GraphQLError('Cannot query field "x".', { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
    expect(format(error.toJSON(), error).extensions).to.deep.equal({
      code: 'GRAPHQL_VALIDATION_FAILED',
      retryable: false,
    });
  });

  it('repeats no long value', () => {
    const error = fault('BAD_USER_INPUT', `"${'x'.repeat(100_000)}" is no number: give one.`);
    const { message } = format(error.toJSON(), error);
    expect(message.length).to.be.below(1_000);
    expect(message).to.match(/^"x+ … x+" is no number: give one\.$/);
  });

  it('does not log what the caller did wrong', () => {
    const error = fault('BAD_USER_INPUT', 'The `first` argument must be between 0 and 1000.');
    format(error.toJSON(), error);
    expect(logged).to.deep.equal([]);
  });
});

describe('fault', () => {
  for (const [code, status, retryable, retryAfter] of [
    ['BAD_USER_INPUT', 400, false],
    ['QUERY_TOO_COMPLEX', 400, false],
    ['BLOCK_NOT_INDEXED', 409, true],
    ['RATE_LIMITED', 429, true],
    ['UPSTREAM_UNAVAILABLE', 503, true, '2'],
    ['CHAIN_REORGED', 503, true, '1'],
  ] as const) {
    it(`tells ${code} with the status that docs/api.md gives it`, () => {
      const http = { status, ...(retryAfter && { headers: new Map([['retry-after', retryAfter]]) }) };
      expect(fault(code, 'No.').extensions).to.deep.equal({ code, retryable, http });
    });
  }
});

describe('withoutHttpStatus', () => {
  it('keeps everything but the status', () => {
    const error = Object.assign(fault('BLOCK_NOT_INDEXED', 'Not yet.'), { locations: [{ line: 1, column: 3 }] });
    const shown = withoutHttpStatus(error);
    expect(shown.toJSON()).to.deep.equal({
      message: 'Not yet.',
      locations: [{ line: 1, column: 3 }],
      extensions: { code: 'BLOCK_NOT_INDEXED', retryable: true },
    });
  });
});
