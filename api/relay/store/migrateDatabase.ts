import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { m0001Chain } from './migrations/m0001Chain.ts';
import { m0002RelayerKey } from './migrations/m0002RelayerKey.ts';
import { m0003RelayRequest } from './migrations/m0003RelayRequest.ts';
import { m0004RelayAttempt } from './migrations/m0004RelayAttempt.ts';
import { m0005RelayEvent } from './migrations/m0005RelayEvent.ts';
import { m0006RelayQuota } from './migrations/m0006RelayQuota.ts';
import { m0007LateBinding } from './migrations/m0007LateBinding.ts';
import { m0008Sponsorship } from './migrations/m0008Sponsorship.ts';
import { m0009Strangers } from './migrations/m0009Strangers.ts';
import { m0010RequestsOfSigner } from './migrations/m0010RequestsOfSigner.ts';
import type { RelayTables } from './relayTables.ts';

/** Each step from one form of the tables to the next, in order. */
export const MIGRATIONS: Record<string, Migration> = {
  '0001-chain': m0001Chain,
  '0002-relayer-key': m0002RelayerKey,
  '0003-relay-request': m0003RelayRequest,
  '0004-relay-attempt': m0004RelayAttempt,
  '0005-relay-event': m0005RelayEvent,
  '0006-relay-quota': m0006RelayQuota,
  '0007-late-binding': m0007LateBinding,
  '0008-sponsorship': m0008Sponsorship,
  '0009-strangers': m0009Strangers,
  '0010-requests-of-signer': m0010RequestsOfSigner,
};

/**
 * Brings the relay's tables to the latest form. Safe to call from several processes at once: Kysely holds a lock.
 *
 * @throws Error naming the migration that failed.
 */
export async function migrateDatabase(db: Kysely<RelayTables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? 'reading the migrations';
  const why = error instanceof Error ? error.message : String(error);
  throw new Error(`The relay's database (GUILDHALL_DATABASE_URL) could not be migrated: ${failed}: ${why}`, {
    cause: error,
  });
}
