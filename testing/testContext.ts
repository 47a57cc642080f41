import { HDNodeWallet, JsonRpcProvider, type Result } from 'ethers';
import pino from 'pino';
import { abis } from '../api/chain/calls/abis.ts';
import { createChain } from '../api/chain/chain.ts';
import { explanations } from '../api/explanations.ts';
import type { PrepareContext } from '../api/prepare/prepareContext.ts';
import { createRevertDecoder } from '../api/prepare/reverts/decodeRevert.ts';
import { decideSponsorship } from '../api/prepare/sponsorship/sponsorship.ts';
import { deployGuildhall, deployTestDollar } from '../contracts/deploy.ts';
import { type HardhatNode, startHardhatNode } from './hardhatNode.ts';
import { WIDE_PURSE } from './relay/widePurse.ts';

/** A busy machine's node is slow, not away. */
const PATIENCE_MS = 120_000;
const MNEMONIC = 'test test test test test test test test test test test junk';

/** Guildhall deployed on a chain of a test's own, and what resolvers need to act on it. */
export type TestContext = PrepareContext & {
  node: HardhatNode;
  /** What tests do to the chain themselves. */
  provider: JsonRpcProvider;
  /** Address of the test stablecoin, lower-case; 6 decimals. */
  testDollar: string;
  /** Open requests that the relay is to tell of an account, by its address in lower case. */
  openRequests: Map<string, bigint>;
  /** One of Hardhat's funded accounts; number 0 deploys, number 1 carries forwarded requests. */
  funded(index: number): HDNodeWallet;
  /** An account without native coin. */
  penniless(index: number): HDNodeWallet;
  /** Moves the chain's time forward and mines a block there. */
  passTime(seconds: number): Promise<void>;
  stop(): Promise<void>;
};

/** Starts a chain and deploys Guildhall and the test stablecoin on it; leaves nothing open when it fails. */
export async function startTestContext(): Promise<TestContext> {
  const node = await startHardhatNode();
  return contextOn(node).catch(async (error: unknown) => {
    await node.stop();
    throw error;
  });
}

async function contextOn(node: HardhatNode): Promise<TestContext> {
  const provider = new JsonRpcProvider(node.url, undefined, { cacheTimeout: -1, pollingInterval: 50 });
  const walletAt = (path: string) => HDNodeWallet.fromPhrase(MNEMONIC, undefined, path).connect(provider);
  const funded = (index: number) => walletAt(`m/44'/60'/0'/0/${index}`);
  const { factory, forwarder } = await deployGuildhall(funded(0));
  const testDollar = (await deployTestDollar(funded(0))).toLowerCase();
  const { chainId } = await provider.getNetwork();
  const config = { rpcUrl: node.url, chainId, factory: factory.toLowerCase(), forwarder: forwarder.toLowerCase() };
  const chain = await createChain(config, PATIENCE_MS);
  const openRequests = new Map<string, bigint>();
  return {
    chain,
    node,
    provider,
    testDollar,
    openRequests,
    funded,
    penniless: (index) => walletAt(`m/44'/60'/1'/0/${index}`),
    relay: {
      openForwardRequests: async (from) => openRequests.get(from) ?? 0n,
      sponsorshipOf: async (asked, call, block) => {
        const decision = await decideSponsorship(asked, WIDE_PURSE, call, block);
        return 'refusal' in decision
          ? { sponsored: false, reason: decision.refusal }
          : { sponsored: true, reason: null };
      },
    },
    ledger: {
      query: <T>(document: string, variables = {}) => ledgerFromEvents(provider, document, variables) as Promise<T>,
    },
    decodeRevert: createRevertDecoder(explanations),
    log: pino({ level: 'silent' }),
    passTime: async (seconds) => {
      await provider.send('evm_increaseTime', [seconds]);
      await provider.send('evm_mine', []);
    },
    stop: async () => {
      await chain.close();
      provider.destroy();
      await node.stop();
    },
  };
}

/**
 * Answers the queries for projects' rows and proposals' calls as the ledger does: out of the contracts' events. It has no
 * entries.
 */
async function ledgerFromEvents(
  provider: JsonRpcProvider,
  document: string,
  { id }: Record<string, unknown>,
): Promise<unknown> {
  if (document.includes('_meta')) return { _meta: { block: { number: await provider.getBlockNumber() } } };
  if (document.includes('ledgerHead')) return { ledgerHead: null };
  const address = String(id).slice(0, 42);
  const number = BigInt(`0x${String(id).slice(42)}`);
  for (const log of await provider.getLogs({ address, fromBlock: 0 })) {
    const created = abis.Projects.parseLog(log) ?? abis.GuildGovernor.parseLog(log);
    if (created?.name === 'ProjectCreated' && created.args.projectId === number) {
      const { terms, termsHash, total } = created.args;
      return { row: { title: terms.title, termsHash, total: String(total) } };
    }
    if (created?.name === 'ProposalCreated' && created.args.proposalId === number) {
      return proposalFrom(created.args);
    }
  }
  return { row: null, proposal: null };
}

function proposalFrom([, , targets, values, , calldatas, , , description]: Result): unknown {
  const calls = [...targets].map((target: string, index) => ({
    target: target.toLowerCase(),
    value: String(values[index]),
    calldata: calldatas[index],
  }));
  return { row: { title: description.split('\n')[0] }, proposal: { description, calls } };
}
