import { measureChain } from './verify/chain.ts';

await measureChain();
