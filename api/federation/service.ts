import type { GraphQLResolveInfo } from 'graphql';
import { federationSdl } from './federationSdl.ts';

/** Resolver of `Query._service`. */
export function service(_parent: unknown, _args: object, _context: object, { schema }: GraphQLResolveInfo) {
  return { sdl: federationSdl(schema) };
}
