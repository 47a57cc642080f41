import { bytes, type Form, fieldsOf, flag, listOf, number, optionalBytes } from './fields.ts';

/** Names of fields, in their order, and how each stands in RLP. */
type Fields = readonly (readonly [name: string, form: Form])[];

const accessList = listOf(
  fieldsOf([
    ['address', bytes],
    ['storageKeys', listOf(bytes)],
  ]),
);
const authorizations = listOf(
  fieldsOf([
    ['chainId', number],
    ['address', bytes],
    ['nonce', number],
    ['yParity', number],
    ['r', number],
    ['s', number],
  ]),
);
const call: Fields = [
  ['gas', number],
  ['to', optionalBytes],
  ['value', number],
  ['input', bytes],
];
const priced: Fields = [
  ['chainId', number],
  ['nonce', number],
  ['maxPriorityFeePerGas', number],
  ['maxFeePerGas', number],
];
const signature: Fields = [
  ['yParity', number],
  ['r', number],
  ['s', number],
];

/** The type of transactions from before there were types. */
export const LEGACY = 0;
/** The type of the OP stack's deposits, which nobody signs on their chain. */
export const DEPOSIT = 0x7e;

/** The fields of each type of transaction, in the order of its RLP: EIP-155, 2930, 1559, 4844, 7702, and the OP stack's. */
export const transactionFields: ReadonlyMap<number, Fields> = new Map<number, Fields>([
  [LEGACY, [['nonce', number], ['gasPrice', number], ...call, ['v', number], ['r', number], ['s', number]]],
  [
    1,
    [['chainId', number], ['nonce', number], ['gasPrice', number], ...call, ['accessList', accessList], ...signature],
  ],
  [2, [...priced, ...call, ['accessList', accessList], ...signature]],
  [
    3,
    [
      ...priced,
      ...call,
      ['accessList', accessList],
      ['maxFeePerBlobGas', number],
      ['blobVersionedHashes', listOf(bytes)],
      ...signature,
    ],
  ],
  [4, [...priced, ...call, ['accessList', accessList], ['authorizationList', authorizations], ...signature]],
  [
    DEPOSIT,
    [
      ['sourceHash', bytes],
      ['from', bytes],
      ['to', optionalBytes],
      ['mint', number],
      ['value', number],
      ['gas', number],
      ['isSystemTx', flag],
      ['input', bytes],
    ],
  ],
]);
