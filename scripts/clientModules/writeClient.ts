import { writeFile } from 'node:fs/promises';
import type { GraphQLSchema } from 'graphql';
import { actionsModule } from './actionsModule.ts';
import { scalarsModule } from './scalarsModule.ts';
import { seriesModule } from './seriesModule.ts';
import { typesModule } from './typesModule.ts';

/** The files that {@link writeClient} writes, from the repository's root. */
export const clientFiles = ['actions', 'scalars', 'series', 'types'].map((name) => `client/generated/${name}.ts`);

/** Writes what the client knows of the gateway's schema: its actions, its types, and which fields are integers. */
export async function writeClient(schema: GraphQLSchema): Promise<void> {
  const modules = [actionsModule(schema), scalarsModule(schema), seriesModule(schema), await typesModule(schema)];
  await Promise.all(
    clientFiles.map((path, index) =>
      writeFile(new URL(`../../${path}`, import.meta.url), `${HEADING}\n${modules[index]}`),
    ),
  );
}

const HEADING = '// Made from api/published/schema.graphql by `npm run codegen`.';
