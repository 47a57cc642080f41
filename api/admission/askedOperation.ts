/** An operation as it is asked. */
export type AskedOperation = {
  source: string;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
};
