/** Why nothing can be verified: what was asked for is wrong, or cannot be reached. Its message says what to do. */
export class Problem extends Error {
  override name = 'Problem';
  /** The same for who gave no flags but asks a gateway: it names none, and no host. */
  readonly forClients: string;

  /** @param options - `forClients` where the message is for the command's line alone. */
  constructor(message: string, { forClients = message, ...options }: ErrorOptions & { forClients?: string } = {}) {
    super(message, options);
    this.forClients = forClients;
  }
}
