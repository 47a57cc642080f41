/** Headers of each answer of the API: pages of any origin may read it, and the headers that tell them what to do. */
export const CROSS_ORIGIN = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, retry-after, guildhall-block, content-disposition, x-request-id',
} as const;
