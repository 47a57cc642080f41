import enums from '../../abis/enums.json' with { type: 'json' };

/** The name of one of the contracts' enums. */
export type EnumName = keyof typeof enums;

/**
 * A member of one of the contracts' enums, as the schema writes it.
 *
 * @param name - The enum's, without its contract.
 * @returns It in capitals; undefined for an enum that is not known, and for a number that it does not have.
 */
export function enumMember(name: string, value: bigint): string | undefined {
  const members = (enums as { [name: string]: readonly string[] | undefined })[name];
  return members?.[Number(value)]
    ?.replace('ancelled', 'anceled')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_')
    .toUpperCase();
}
