import { expect } from 'chai';
import { GraphQLError } from 'graphql';
import { policyError, UserErrors } from '../prepare/userErrors.ts';
import { translateFaults } from './translateFaults.ts';

const failing = (error: unknown) => () => Promise.reject(error);
const thrownBy = (error: unknown) => translateFaults('Try again.', failing(error)).catch((thrown: unknown) => thrown);

describe('translateFaults', () => {
  const unavailable = [
    Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:5432'), { code: 'ECONNREFUSED' }),
    Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' }),
    Object.assign(new Error('sorry, too many clients already'), { code: '53300' }),
    new Error('Connection terminated unexpectedly'),
    new Error('timeout exceeded when trying to connect'),
    new Error('timeout expired'),
  ];
  for (const error of unavailable) {
    it(`tells “${error.message}” as a fault that can be tried again, without its text`, async () => {
      const told = await thrownBy(error);
      expect(told).to.be.instanceOf(GraphQLError);
      expect((told as GraphQLError).extensions).to.include({ code: 'UPSTREAM_UNAVAILABLE', retryable: true });
      expect((told as GraphQLError).message).to.equal("The relay's database does not answer. Try again.");
    });
  }

  it('leaves user errors, GraphQL errors and bugs alone', async () => {
    const bug = Object.assign(new Error('duplicate key'), { code: '23505' });
    // Whatever they say: a contract's reason, or another service's fault, can read like a lost connection.
    const words = 'timeout expired';
    for (const error of [new UserErrors(policyError(null, words)), new GraphQLError(words), bug, words]) {
      expect(await thrownBy(error)).to.equal(error);
    }
  });
});
