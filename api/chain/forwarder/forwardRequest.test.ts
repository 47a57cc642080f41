import { expect } from 'chai';
import { id, TypedDataEncoder, Wallet } from 'ethers';
import { forwardRequestSigner, forwardRequestTypedData } from './forwardRequest.ts';

const wallet = new Wallet(id('forwardRequest.test'));
const domain = { chainId: 31_337n, forwarder: '0x5fbdb2315678afecb367f032d93f642f64180aa3' };
const request = {
  from: wallet.address.toLowerCase(),
  to: '0x70997970c51812dc3a010c7d01b50e0d17dc79c8',
  value: 0n,
  gas: 100_000n,
  nonce: 2n ** 64n,
  deadline: 1_800_000_000n,
  data: '0x12345678',
};
const typedData = forwardRequestTypedData(domain, request);
const { EIP712Domain: _, ...types } = typedData.types;

describe('forwardRequest', () => {
  it("has the type of OpenZeppelin's ERC2771Forwarder", () => {
    expect(TypedDataEncoder.from(types).encodeType('ForwardRequest')).to.equal(
      'ForwardRequest(address from,address to,uint256 value,uint256 gas,uint256 nonce,uint48 deadline,bytes data)',
    );
  });

  it('survives JSON, as wallets take it', async () => {
    const overTheWire = JSON.parse(JSON.stringify(typedData));
    const signature = await wallet.signTypedData(overTheWire.domain, types, overTheWire.message);
    expect(forwardRequestSigner(domain, request, signature)).to.equal(request.from);
  });

  it('recovers somebody else when anything was changed', async () => {
    const signature = await wallet.signTypedData(typedData.domain, types, typedData.message);
    for (const change of [
      { gas: 1n },
      { nonce: 0n },
      { data: '0x' },
      { value: 1n },
      { deadline: 0n },
      { to: request.from },
    ]) {
      expect(forwardRequestSigner(domain, { ...request, ...change }, signature)).to.not.equal(request.from);
    }
    expect(forwardRequestSigner({ ...domain, chainId: 1n }, request, signature)).to.not.equal(request.from);
    expect(forwardRequestSigner({ ...domain, forwarder: request.to }, request, signature)).to.not.equal(request.from);
  });

  it('recovers nobody from a malformed signature', () => {
    for (const signature of ['0x', '0x1234', 'signature', `0x${'00'.repeat(65)}`]) {
      expect(forwardRequestSigner(domain, request, signature)).to.equal(null);
    }
  });
});
