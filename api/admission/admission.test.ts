import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { buildSchema, getOperationAST, parse } from 'graphql';
import { FREE_LIMITS } from '../../testing/freeAdmission.ts';
import { createAdmission } from './admission.ts';
import type { Visit } from './traffic/visits.ts';

const SCHEMA = buildSchema(
  'type Query { rows(first: Int = 100): [Row!]! chain: Row } type Row { id: ID! rows(first: Int = 100): [Row!]! }',
);
const OWN = new Map([['Query.chain', { weight: 10 }]]);
const LIMITS = { ...FREE_LIMITS, cost: 250_000 };

describe('createAdmission', () => {
  it('keeps no room of the chain’s and the relay’s for what is asked of the ledger beside them', async () => {
    const admission = createAdmission(LIMITS, OWN);
    admission.setSchema(SCHEMA);
    const enter = (client: string, source: string) => {
      const document = parse(source);
      const operation = getOperationAST(document);
      if (!operation) throw new Error('There is no operation.');
      const priced = admission.price({ source, operationName: null, variables: {} }, document, operation);
      const visit: Visit = { client, signal: new AbortController().signal, onEnd: () => {}, counted: false };
      return admission.enter(visit, priced, {});
    };
    const large = await enter('a', '{ chain { id } rows(first: 200) { rows(first: 1000) { id } } }');
    expect(large.cost).to.equal(11 + 200 * (1 + 1_000));
    expect(await Promise.race([enter('b', '{ chain { id } }'), sleep(1_000)])).to.include({ cost: 11 });
  });
});
