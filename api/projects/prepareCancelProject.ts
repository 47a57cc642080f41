import { z } from 'zod';
import { address, parsedBy } from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { findProject } from './findProject.ts';
import { parseProjectId } from './ids.ts';

const inputSchema = z.object({ project: parsedBy(parseProjectId), from: address });

/** Resolver of `prepareCancelProject`: `Projects.cancelProject`. */
export const prepareCancelProject = prepareMutation(inputSchema, async ({ project: key }, scope) => {
  const project = await findProject(scope, key, ['project']);
  return {
    to: key.projects,
    contract: 'Projects',
    function: 'cancelProject',
    args: [key.projectId],
    summary: `Cancel ${project.label} before the guild accepts it; what funded it becomes your credit`,
  };
});
