import type { ServerResponse } from 'node:http';

/** Statuses of answers that were written past Node's response, since their requests could not be read to the end. */
export const rawAnswers = new WeakMap<ServerResponse, number>();
