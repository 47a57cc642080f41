import type { Ask } from '../http/ask.ts';
import type { Subscribe } from '../live/subscribe.ts';
import type { TrustedChain } from './forwardRequest.ts';

/** What actions are done with. */
export type Ground = { ask: Ask; subscribe: Subscribe; chain: () => Promise<TrustedChain> };
