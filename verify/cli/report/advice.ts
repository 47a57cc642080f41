import { DEFAULT_PORTS } from '../../../local/bootstrap/startUsage.mjs';

const COMPARE = 'compare it with the same block in an explorer or a node of somebody else';

/** What to do with a block's hash that nobody has brought from elsewhere. */
export const COMPARE_HASH = `${COMPARE} (--block-hash, or --rpc again)`;

/** The same where nobody is asked. */
export const COMPARE_HASH_OFFLINE = `${COMPARE} (--block-hash)`;

/** What shows that addresses have the code that all stands on. */
export const COMPARE_CODE = 'npm run verify-code shows whether their code is this code';

const USUAL = [DEFAULT_PORTS.chain, DEFAULT_PORTS.gateway].map((port) => `http://127.0.0.1:${port} gives no answer`);

/** What else to do about an error: `npm start` may run at other ports than those that are asked when none are given. */
export function portsAdvice(message: string): string[] {
  if (!USUAL.some((unanswered) => message.includes(unanswered))) return [];
  return [
    '  Does npm start run? If it runs at other ports (npm start -- --ports auto), give --rpc and --graphql as it printed them.',
  ];
}
