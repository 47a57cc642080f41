import { type Eip1193Provider, fromProvider, type Signer } from '../../../../client/index.ts';
import type { ActingAccount } from './account.ts';
import { isServedHere } from './localChain.ts';
import { walletNamed } from './wallets.ts';

/** What a wallet answers to a chain that it does not know. */
const UNKNOWN_CHAIN = 4902;

/**
 * Who signs for an account.
 *
 * @param chainId - Chain that the wallet must be on: what it signs names it.
 * @throws Error that says what to do when it cannot sign
 */
export async function signerOf(account: ActingAccount, chainId: bigint): Promise<Signer> {
  if (account.kind === 'test') {
    if (!isServedHere()) throw new Error('Test accounts act on a page of this machine only: choose a wallet.');
    return (await import('./testSigner.ts')).testSigner(account.address);
  }
  const wallet = walletNamed(account.wallet);
  if (!wallet) throw new Error(`${account.name} is not in this browser now: open it, then reload the page.`);
  const accounts = (await wallet.provider.request({ method: 'eth_requestAccounts', params: [] })) as string[];
  if (!accounts.some((one) => one.toLowerCase() === account.address)) {
    throw new Error(`${account.name} no longer offers ${account.address}: allow it there, or choose another account.`);
  }
  await moveTo(chainId, wallet.provider, account.name);
  return fromProvider(wallet.provider, account.address);
}

async function moveTo(chainId: bigint, provider: Eip1193Provider, name: string): Promise<void> {
  const on = async () => BigInt((await provider.request({ method: 'eth_chainId', params: [] })) as string);
  if ((await on()) === chainId) return;
  try {
    const params = [{ chainId: `0x${chainId.toString(16)}` }];
    await provider.request({ method: 'wallet_switchEthereumChain', params });
  } catch (error) {
    const isUnknown = (error as { code?: unknown }).code === UNKNOWN_CHAIN;
    const advice = isUnknown ? 'add that chain to it first' : 'change its chain there';
    throw new Error(`${name} is on another chain than the guild, ${chainId}: ${advice}.`, { cause: error });
  }
  if ((await on()) !== chainId) throw new Error(`${name} stays on another chain than the guild, ${chainId}.`);
}
