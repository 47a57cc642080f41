/// <reference types="vite/client" />

/** Names of the networks with a published deployment, by the address of its GuildFactory: vite.config.ts puts them there. */
declare const FACTORY_NAMES: Readonly<Record<string, string>>;
