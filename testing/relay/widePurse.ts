import { DEFAULT_SPONSOR_SETTINGS, type SponsorSettings } from '../../api/prepare/sponsorship/sponsorSettings.ts';

const plenty = { gas: 10n ** 11n, wei: 10n ** 21n };

/** Pays for whatever may be paid for, as far as tests of other things go. */
export const WIDE_PURSE: SponsorSettings = {
  ...DEFAULT_SPONSOR_SETTINGS,
  createGuild: true,
  budgets: { key: plenty, guild: plenty, signer: plenty, strangers: plenty },
};
