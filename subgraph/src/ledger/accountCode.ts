/** Places in the chart of accounts; see `AccountCode` in the schema. Their numbers are part of ids: never renumber. */
export enum AccountCode {
  TREASURY = 0,
  ESCROW = 1,
  CLIENT_DEPOSITS = 2,
  PAYABLES = 3,
  PROJECT_FEES = 4,
  CONTRIBUTIONS = 5,
  UNSOLICITED = 6,
  SPENDING = 7,
  IN_TRANSIT = 8,
}

/** The code's name in the schema. */
export function codeName(code: AccountCode): string {
  switch (code) {
    case AccountCode.TREASURY:
      return 'TREASURY';
    case AccountCode.ESCROW:
      return 'ESCROW';
    case AccountCode.CLIENT_DEPOSITS:
      return 'CLIENT_DEPOSITS';
    case AccountCode.PAYABLES:
      return 'PAYABLES';
    case AccountCode.PROJECT_FEES:
      return 'PROJECT_FEES';
    case AccountCode.CONTRIBUTIONS:
      return 'CONTRIBUTIONS';
    case AccountCode.UNSOLICITED:
      return 'UNSOLICITED';
    case AccountCode.SPENDING:
      return 'SPENDING';
    default:
      return 'IN_TRANSIT';
  }
}

/** The code's class, as the schema's `AccountClass`. */
export function codeClass(code: AccountCode): string {
  switch (code) {
    case AccountCode.TREASURY:
    case AccountCode.ESCROW:
      return 'ASSET';
    case AccountCode.CLIENT_DEPOSITS:
    case AccountCode.PAYABLES:
      return 'LIABILITY';
    case AccountCode.PROJECT_FEES:
    case AccountCode.CONTRIBUTIONS:
    case AccountCode.UNSOLICITED:
      return 'INCOME';
    case AccountCode.SPENDING:
      return 'EXPENSE';
    default:
      return 'SUSPENSE';
  }
}
