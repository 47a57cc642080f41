/**
 * The networks that have a published deployment at an address, by the address of its GuildFactory in lower case.
 *
 * @param networks - What subgraph/networks.json says; undefined where there is none.
 */
export function factoryNames(networks: unknown): Record<string, string> {
  const named = Object.entries((networks ?? {}) as Record<string, { GuildFactory?: { address: string } }>);
  const names: Record<string, string> = {};
  for (const [network, { GuildFactory }] of named) {
    if (GuildFactory === undefined) continue;
    const address = GuildFactory.address.toLowerCase();
    names[address] = names[address] === undefined ? network : `${names[address]}, ${network}`;
  }
  return names;
}

/** What a list of published deployments says of a factory, in words. */
export function knownAs(factory: string, names: Readonly<Record<string, string>>): string {
  const name = names[factory.toLowerCase()];
  return name === undefined
    ? 'an unknown factory: the source’s list of deployments does not have it'
    : `the factory on ${name}, by the source’s list of deployments`;
}
