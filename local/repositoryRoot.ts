import { dirname } from 'node:path';

/** The clone's top folder. */
export const repositoryRoot = dirname(import.meta.dirname);
