import { createHash } from 'node:crypto';
import { getCreateAddress, HDNodeWallet, JsonRpcProvider, Mnemonic, Transaction, type TransactionLike } from 'ethers';
import { createRandom, type Random } from '../random.ts';

/**
 * A contract that writes two logs of what it is called with: one without topics, and one with the caller and itself. With
 * value, it reverts.
 */
const WRITER = '0x6015600c60003960156000f334601157365f5f37365fa03330365fa2005b5f5ffd';

const CHAIN_ID = 31_337n;
const MNEMONIC = Mnemonic.fromPhrase('test test test test test test test test test test test junk');
const FEES = { maxFeePerGas: 20n * 10n ** 9n, maxPriorityFeePerGas: 10n ** 9n };
const BLOB_BYTES = 131_072;
const INFINITY = `c0${'00'.repeat(47)}`;

const wallets = [0, 1, 2].map((index) => HDNodeWallet.fromMnemonic(MNEMONIC, `m/44'/60'/0'/0/${index}`));
const authority = wallets[2] as HDNodeWallet;

/** How many blocks, how many transactions in each, and whether some are blocks of one transaction with a blob. */
export type Plan = { blocks: number; perBlock: number; hasBlobs: boolean; seed?: number };

/** What was played: the contracts that wrote logs. */
export type PlayedTransactions = { writers: string[] };

/**
 * Fills blocks with transactions of every type, several in a block: calls with logs, calls that revert, creations. Every
 * third block has no log.
 */
export async function playTransactions(url: string, plan: Plan): Promise<PlayedTransactions> {
  const provider = new JsonRpcProvider(url, Number(CHAIN_ID), { staticNetwork: true, cacheTimeout: -1 });
  const random = createRandom(plan.seed ?? 1);
  const send = await openSender(provider, random);
  const creation = { type: 2, data: WRITER, ...FEES };
  const writers = [await send(creation), await send(creation)];
  for (let block = 0; block < plan.blocks; block += 1) {
    // Hardhat takes blobs only where it mines each transaction at once.
    if (plan.hasBlobs && block % 4 === 3) await send(ofType(3, callTo(random.pick(writers), 40)));
    await provider.send('evm_setAutomine', [false]);
    for (let count = 0; count < plan.perBlock; count += 1) {
      const isQuiet = block % 3 === 2;
      const call = isQuiet
        ? callTo(authority.address, 0)
        : callTo(random.pick(writers), random.pick([0, 1, 32, 33, 500]));
      await send(ofType(random.pick([0, 0, 1, 2, 2, 4]), { ...call, value: random.once(6) ? 1n : 0n }));
    }
    await provider.send('evm_mine', []);
    await provider.send('evm_setAutomine', [true]);
  }
  provider.destroy();
  return { writers };
}

/** Sends a transaction of one of the accounts; tells where the contract is that it would make. */
async function openSender(
  provider: JsonRpcProvider,
  random: Random,
): Promise<(transaction: TransactionLike) => Promise<string>> {
  const nonces = await Promise.all(wallets.map(({ address }) => provider.getTransactionCount(address)));
  return async (transaction) => {
    const at = random.number(wallets.length);
    const wallet = wallets[at] as HDNodeWallet;
    const nonce = nonces[at] as number;
    nonces[at] = nonce + 1;
    await provider.send('eth_sendRawTransaction', [signed(wallet, { gasLimit: 500_000, nonce, ...transaction })]);
    return getCreateAddress({ from: wallet.address, nonce });
  };
}

function callTo(to: string, bytes: number): TransactionLike {
  return { to, data: `0x${'5a'.repeat(bytes)}` };
}

function signed(wallet: HDNodeWallet, transaction: TransactionLike): string {
  const unsigned = Transaction.from({ chainId: CHAIN_ID, ...transaction });
  unsigned.signature = wallet.signingKey.sign(unsigned.unsignedHash);
  return unsigned.serialized;
}

/** The same call as a transaction of another type. */
function ofType(type: number, call: TransactionLike): TransactionLike {
  const accessList = [{ address: authority.address, storageKeys: [`0x${'01'.repeat(32)}`] }];
  if (type === 0) return { ...call, type, gasPrice: FEES.maxFeePerGas };
  if (type === 1) return { ...call, type, gasPrice: FEES.maxFeePerGas, accessList };
  if (type === 2) return { ...call, type, ...FEES, accessList };
  if (type === 3) return { ...call, type, ...FEES, maxFeePerBlobGas: 10n ** 9n, ...emptyBlob() };
  const authorization = authority.authorizeSync({ address: authority.address, chainId: 0n, nonce: 1_000_000n });
  return { ...call, type, ...FEES, accessList, authorizationList: [authorization] };
}

/** A blob of zeros, whose commitment and proofs are the point at infinity. */
function emptyBlob(): Pick<TransactionLike, 'blobs' | 'blobVersionedHashes'> {
  const commitment = `0x${INFINITY}`;
  const hash = createHash('sha256').update(Buffer.from(INFINITY, 'hex')).digest('hex');
  const blob = { data: new Uint8Array(BLOB_BYTES), commitment, proof: commitment };
  return { blobs: [blob] as never, blobVersionedHashes: [`0x01${hash.slice(2)}`] };
}
