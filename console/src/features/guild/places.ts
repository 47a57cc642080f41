/** The places of a guild, in the order of the side bar: address and name. */
export const places = [
  { to: '/g/$guild/ledger', label: 'Ledger' },
  { to: '/g/$guild/books', label: 'Books' },
  { to: '/g/$guild/compliance', label: 'Compliance' },
  { to: '/g/$guild/audit', label: 'Audit' },
  { to: '/g/$guild/act', label: 'Act' },
] as const;
