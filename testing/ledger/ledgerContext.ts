import { addressOf } from '../../local/ledger/deployments.ts';
import { runningStack } from '../stack/runningStack.ts';

/** A chain with Guildhall's contracts and the ledger that follows it. */
export type LedgerContext = {
  rpcUrl: string;
  /** The ledger on graph-node itself. */
  ledgerUrl: string;
  /** Address of the GuildFactory. */
  factory: string;
  /** Address of the ERC-2771 forwarder that its guilds trust. */
  forwarder: string;
  /** Address of a test stablecoin that the first local account mints. */
  testDollar: string;
  /** Address of the UniswapV2Factory that the ledger follows. */
  uniswapFactory: string;
  /** Waits until a block is in the ledger. */
  indexed(block: number): Promise<void>;
};

/** The chain and the ledger of the stack of this test run. */
export async function ledgerContext(): Promise<LedgerContext> {
  const { stack } = await runningStack();
  return {
    rpcUrl: stack.rpcUrl,
    ledgerUrl: stack.ledgerUrl,
    factory: addressOf(stack.deployments, 'GuildFactory'),
    forwarder: addressOf(stack.deployments, 'Forwarder'),
    testDollar: addressOf(stack.deployments, 'TestDollar'),
    uniswapFactory: addressOf(stack.deployments, 'UniswapV2Factory'),
    indexed: stack.indexed,
  };
}
