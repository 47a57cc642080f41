import { mkdir, writeFile } from 'node:fs/promises';
import { ledgerContracts, readEvents } from './readEvents.ts';

const target = new URL('generated/topics.ts', import.meta.url);

/**
 * Writes `generated/topics.ts` for the mappings: the name of each event of the ledger's contracts in capitals and the hash of its signature, under its
 * contract's and its own name: `PROJECTS_MILESTONE_RELEASED`.
 *
 * @throws Error when an ABI is missing.
 */
export async function generateTopics(): Promise<void> {
  const constants = (await readEvents(ledgerContracts)).map(({ contract, fragment }) => {
    const kind = inCapitals(fragment.name);
    const name = `${inCapitals(contract)}_${kind}`;
    return `/** ${contract}: ${fragment.format('sighash')} */
export const ${name} = new EventType('${kind}', '${fragment.topicHash}');`;
  });
  await mkdir(new URL('.', target), { recursive: true });
  await writeFile(target, `import { EventType } from '../src/ledger/eventType';\n\n${constants.join('\n')}\n`);
}

/** @example inCapitals('EIP712DomainChanged') // 'EIP712_DOMAIN_CHANGED' */
function inCapitals(name: string): string {
  return name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toUpperCase();
}

if (import.meta.main) await generateTopics();
