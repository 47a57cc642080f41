/** The chain that Hardhat makes for development: its accounts’ keys are published, so nothing on it is worth anything. */
const LOCAL_CHAIN_ID = 31_337n;
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** Whether the page is served by this machine: nobody else's test accounts are offered. */
export function isServedHere(): boolean {
  return LOOPBACK.test(window.location.hostname);
}

/** Whether a chain is the one that this machine makes for development. */
export function isLocalChain({ id }: { id: bigint }): boolean {
  return isServedHere() && id === LOCAL_CHAIN_ID;
}
