import { expect } from 'chai';
import { accessListify, SigningKey, Transaction, type TransactionLike } from 'ethers';
import { bytesOf, hexOf } from '../encode/hex.ts';
import { encodeTransaction, readTransaction } from './transaction.ts';

const signer = new SigningKey(`0x${'46'.repeat(32)}`);
const SENDER = '0x9d8a62f656a8d1615c1294fd71e9cfb3e4855a4f';
const TO = `0x${'35'.repeat(20)}`;
const accessList = [{ address: TO, storageKeys: [`0x${'00'.repeat(31)}07`, `0x${'ff'.repeat(32)}`] }];
const call = { nonce: 9, gasLimit: 21_000n, to: TO, value: 10n ** 18n, data: '0x00c0ffee' };
const fees = { maxFeePerGas: 30n * 10n ** 9n, maxPriorityFeePerGas: 0n };
const authorization = { address: TO, nonce: 0n, chainId: 0n, signature: signer.sign(`0x${'22'.repeat(32)}`) };

const transactions: Record<string, TransactionLike & { chainId: bigint }> = {
  'one from before EIP-155': { ...call, type: 0, chainId: 0n, gasPrice: 20n },
  'one of EIP-155': { ...call, type: 0, chainId: 1n, gasPrice: 20n },
  'one of EIP-155 on a chain with a large id': { ...call, type: 0, chainId: 2n ** 40n, gasPrice: 20n },
  'one that makes a contract': { ...call, type: 0, chainId: 1n, gasPrice: 0n, to: null },
  'one of EIP-2930': { ...call, type: 1, chainId: 1n, gasPrice: 20n, accessList },
  'one of EIP-1559': { ...call, type: 2, chainId: 1n, ...fees, accessList: [] },
  'one of EIP-4844': {
    ...call,
    type: 3,
    chainId: 1n,
    ...fees,
    maxFeePerBlobGas: 1n,
    blobVersionedHashes: [`0x01${'ab'.repeat(31)}`],
  },
  'one of EIP-7702': { ...call, type: 4, chainId: 1n, ...fees, accessList, authorizationList: [authorization] },
};

describe('a transaction', () => {
  for (const [what, fields] of Object.entries(transactions)) {
    it(`is encoded and read as ethers does: ${what}`, () => {
      const signed = Transaction.from(fields);
      signed.signature = signer.sign(signed.unsignedHash);
      const raw = encodeTransaction(answerOf(signed));
      expect(raw && hexOf(raw)).to.equal(signed.serialized);
      expect(raw && readTransaction(raw)).to.deep.equal({
        hash: signed.hash,
        from: SENDER,
        to: fields.to,
        input: '0x00c0ffee',
        chainId: fields.chainId === 0n ? null : fields.chainId,
      });
    });
  }

  // The deposit that begins a block of a test network of the OP stack.
  const deposit = {
    type: '0x7e',
    sourceHash: '0xd449f5de7f558fa593dce80637d3a3f52cfaaee2913167371dd6ffd9014e431d',
    from: '0xDeaDDEaDDeAdDeAdDEAdDEaddeAddEAdDEAd0001',
    to: '0x4200000000000000000000000000000000000015',
    mint: null,
    value: '0x0',
    gas: '0xf4240',
    isSystemTx: false,
    input: [
      '0x440a5e20000f424000000000000000000000000100000000666c9d8b0000000000000028',
      '000000000000000000000000000000000000000000000000000000000049165f',
      '0000000000000000000000000000000000000000000000000000000000000001',
      'd05450763214e6060d285b39ef5fe51ef9526395e5cef6ecb27ba06f9598f27d',
      '000000000000000000000000e25583099ba105d9ec0a67f5ae86d90e50036425',
    ].join(''),
  };

  it('is encoded and read as the OP stack does: a deposit, which has no signature', () => {
    const raw = encodeTransaction(deposit);
    const content = `a0${deposit.sourceHash.slice(2)}94${deposit.from.slice(2)}94${deposit.to.slice(2)}8080830f424080b8a4${deposit.input.slice(2)}`;
    expect(raw && hexOf(raw)).to.equal(`0x7ef8f8${content}`.toLowerCase());
    const { from, to, input, chainId } = readTransaction(raw as Uint8Array);
    expect({ from, to, input, chainId }).to.deep.equal({
      from: deposit.from.toLowerCase(),
      to: deposit.to,
      input: deposit.input,
      chainId: null,
    });
  });

  it('of a type that is not known is not encoded, and its sender not guessed', () => {
    expect(encodeTransaction({ ...deposit, type: '0x64' })).to.equal(undefined);
    expect(() => readTransaction(bytesOf('0x64c0'))).to.throw('of type 0x64, which is not known here');
  });

  it('is not read of what is none', () => {
    const signed = Transaction.from({ ...call, type: 2, chainId: 1n, ...fees });
    signed.signature = signer.sign(signed.unsignedHash);
    const raw = bytesOf(signed.serialized);
    expect(() => readTransaction(raw.subarray(0, -1))).to.throw('RLP');
    expect(() => readTransaction(bytesOf('0x'))).to.throw('RLP');
    expect(() => readTransaction(bytesOf('0x02c3808080'))).to.throw('it has 3 fields, not 12');
    expect(() => readTransaction(bytesOf(`0x01${signed.serialized.slice(4)}`))).to.throw('it has 12 fields, not 11');
  });

  it('names the field that is missing', () => {
    expect(() => encodeTransaction({ type: '0x2', chainId: '0x1' })).to.throw('its nonce is wrong: it is missing');
  });
});

/** A transaction as a node answers. */
function answerOf(transaction: Transaction): Record<string, unknown> {
  const { type, signature, accessList: list, authorizationList, blobVersionedHashes, to } = transaction;
  const hex = (value: bigint | number | null) => (value === null ? undefined : `0x${value.toString(16)}`);
  return {
    type: hex(type),
    chainId: hex(transaction.chainId),
    nonce: hex(transaction.nonce),
    gasPrice: hex(transaction.gasPrice),
    maxFeePerGas: hex(transaction.maxFeePerGas),
    maxPriorityFeePerGas: hex(transaction.maxPriorityFeePerGas),
    maxFeePerBlobGas: hex(transaction.maxFeePerBlobGas),
    gas: hex(transaction.gasLimit),
    to,
    value: hex(transaction.value),
    input: transaction.data,
    accessList: accessListify(list ?? []),
    blobVersionedHashes,
    authorizationList: authorizationList?.map(({ address, nonce, chainId, signature: { r, s, yParity } }) => {
      return { address, nonce: hex(nonce), chainId: hex(chainId), r, s, yParity: hex(yParity) };
    }),
    v: hex(vOf(transaction)),
    r: signature?.r,
    s: signature?.s,
  };
}

/** The number that stands for the signature's parity and, since EIP-155, the chain. */
function vOf({ type, chainId, signature }: Transaction): bigint {
  const parity = BigInt(signature?.yParity ?? 0);
  if (type !== 0) return parity;
  return chainId === 0n ? 27n + parity : 2n * chainId + 35n + parity;
}
