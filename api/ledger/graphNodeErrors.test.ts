import { expect } from 'chai';
import { fromGraphNodeError, saysReorganised } from './graphNodeErrors.ts';

const REORG = 'the chain was reorganized while executing the query';

describe('fromGraphNodeError', () => {
  for (const [text, code] of [
    [
      'Failed to decode `block.number` value: `subgraph /home/x/sub.yaml has only indexed up to block number 300 and data for block number 9999 is therefore not yet available`',
      'BLOCK_NOT_INDEXED',
    ],
    [
      'Failed to decode `block.number` value: `subgraph /home/x/sub.yaml only has data starting at block number 0 and data for block number -4 is therefore not available`',
      'BAD_USER_INPUT',
    ],
    ['Failed to decode `block.hash` value: `no block with that hash found`', 'BLOCK_NOT_INDEXED'],
    [REORG, 'CHAIN_REORGED'],
    ['indexing_error', 'LEDGER_FAILED'],
    ['deployment `guildhall/ledger` does not exist', 'UPSTREAM_UNAVAILABLE'],
    [
      'Store error: query execution failed: Subgraph `/home/x/sub.yaml` has not started syncing yet. Wait for it to ingest a few blocks before querying it',
      'UPSTREAM_UNAVAILABLE',
    ],
    ['Store error: database unavailable', 'UPSTREAM_UNAVAILABLE'],
    [
      'Failed to get entities from store: the server closed, query = /* x */\nselect to_tsquery($2)',
      'UPSTREAM_UNAVAILABLE',
    ],
    [
      'Failed to get entities from store: invalid byte sequence for encoding "UTF8": 0x00, query = /* x */\nselect 1',
      'BAD_USER_INPUT',
    ],
    [
      'Failed to get entities from store: error encoding message to server, query = /* x */\nselect 1',
      'BAD_USER_INPUT',
    ],
    ['Failed to get entities from store: value overflows numeric format, query = select 1', 'BAD_USER_INPUT'],
    ['Failed to decode `Int8` value: `99999999999999999999`', 'BAD_USER_INPUT'],
    ['Invalid value provided for argument `where`: Object({"timestamp": String("1e5")})', 'BAD_USER_INPUT'],
    ['Child filter nesting not supported by value `guild`: `join on guild with Guild(name = x)`', 'BAD_USER_INPUT'],
    ['Expected ]\nRecursion limit exceeded', 'QUERY_TOO_COMPLEX'],
    ['Failed to decode `BigInt` value: `invalid digit found in string`', 'BAD_USER_INPUT'],
    ['The `first` argument must be between 0 and 1000, but is 1001', 'BAD_USER_INPUT'],
    ['No value provided for required variable `x`', 'BAD_USER_INPUT'],
    ['Filter must by an object', 'BAD_USER_INPUT'],
    ['Failed to get entities from store: missing FROM-clause entry for table "i1", query = select 1', 'BAD_USER_INPUT'],
    [
      'service is overloaded and can not run the query right now. Please try again in a few minutes',
      'UPSTREAM_UNAVAILABLE',
    ],
    ['query has a depth that exceeds the limit of `255`', 'QUERY_TOO_COMPLEX'],
    ['Query timed out', 'QUERY_TOO_COMPLEX'],
    [
      'Failed to get entities from store: canceling statement due to statement timeout, query = /* x */ select 1',
      'QUERY_TOO_COMPLEX',
    ],
  ] as const) {
    it(`gives ${code} to: ${text.slice(0, 60)}`, () => {
      const error = fromGraphNodeError({ message: text });
      expect(error.extensions.code).to.equal(code);
      expect(error.message).not.to.match(/\/home\/x|select|Object\(/);
      expect(error.message).not.to.equal(text);
      expect(error.originalError?.message).not.to.include('select 1');
    });
  }

  it('names the blocks', () => {
    const message =
      'Failed to decode `block.number_gte` value: `subgraph Qm has only indexed up to block number 300 and data for block number 9999 is therefore not yet available`';
    expect(fromGraphNodeError({ message }).message).to.include('indexed up to block 300; block 9999');
  });

  it('gives no code to a text that it does not know', () => {
    expect(fromGraphNodeError({ message: 'panic processing query: x' }).extensions.code).to.equal(undefined);
  });
});

describe('saysReorganised', () => {
  it('takes the error for one, but not data that quotes it', () => {
    expect(saysReorganised(Buffer.from(`{"errors":[{"message":"${REORG}"}]}`))).to.equal(true);
    expect(saysReorganised(Buffer.from(`{"data":{"a":"${REORG}"}}`))).to.equal(false);
    expect(saysReorganised(Buffer.from('{"errors":[{"message":"Query timed out"}]}'))).to.equal(false);
  });
});
