import type { HDNodeWallet, Network } from 'ethers';
import type { Page } from 'playwright-core';

/** A wallet in the browser, which asks nobody. */
export type TestWallet = {
  /** Whether it refuses to sign, as its user would. */
  refuses: boolean;
  /** How often it has signed. */
  signed: number;
};

type Call = { method: string; params?: unknown[] };

/** What runs in each page: a wallet that announces itself (EIP-6963). */
const ANNOUNCE = (name: string) => `{
  const request = async (call) => {
    const { value, code } = await window.testWallet(call);
    if (code) throw Object.assign(new Error('The user refused.'), { code });
    return value;
  };
  const info = { uuid: crypto.randomUUID(), name: ${JSON.stringify(name)}, rdns: 'example.wallet', icon: 'data:image/png;base64,' };
  const announce = () => window.dispatchEvent(
    new CustomEvent('eip6963:announceProvider', { detail: Object.freeze({ info, provider: { request } }) }),
  );
  window.addEventListener('eip6963:requestProvider', announce);
  announce();
}`;

/** Puts a wallet with one key into a page, as an extension would. */
export async function injectWallet(
  page: Page,
  name: string,
  key: HDNodeWallet,
  { chainId }: Network,
): Promise<TestWallet> {
  const wallet: TestWallet = { refuses: false, signed: 0 };
  await page.exposeFunction('testWallet', async ({ method, params = [] }: Call) => {
    if (method === 'eth_requestAccounts') return { value: [key.address] };
    if (method === 'eth_chainId') return { value: `0x${chainId.toString(16)}` };
    if (method !== 'eth_signTypedData_v4') throw new Error(`The page asks for ${method}.`);
    if (wallet.refuses) return { code: 4001 };
    const { domain, types, message } = JSON.parse(String(params[1]));
    const { EIP712Domain: _, ...signed } = types;
    wallet.signed += 1;
    return { value: await key.signTypedData(domain, signed, message) };
  });
  await page.addInitScript(ANNOUNCE(name));
  return wallet;
}
