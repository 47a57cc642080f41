/** An event as its contract declares it. */
export class EventType {
  constructor(
    /** Its name in capitals. */
    public readonly kind: string,
    /** Hash of its signature, hex: topic 0 of its logs. */
    public readonly topic0: string,
  ) {}
}
