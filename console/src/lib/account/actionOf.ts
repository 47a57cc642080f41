import type { AccountAction, GuildhallClient, SignatureAction } from '../../../../client/index.ts';

/** Something that an account may do: an action as the client names it, its input, and the guild whose screen it began on. */
export type WantedAction = { action: string; input: Record<string, unknown>; guild: string };

/** The client's action of a wish. @throws Error when the client has none of this name */
export function actionOf(client: GuildhallClient, wish: Pick<WantedAction, 'action' | 'input'>): AccountAction {
  return methodOf<AccountAction>(client, wish);
}

/** As {@link actionOf}, for what only makes a signature. */
export function signatureOf(client: GuildhallClient, wish: Pick<WantedAction, 'action' | 'input'>): SignatureAction {
  return methodOf<SignatureAction>(client, wish);
}

function methodOf<Action>(client: GuildhallClient, { action, input }: Pick<WantedAction, 'action' | 'input'>): Action {
  const methods = client as unknown as Record<string, ((input: object) => Action) | undefined>;
  const method = Object.hasOwn(methods, action) ? methods[action] : undefined;
  if (!method) throw new Error(`There is no action “${action}”.`);
  return method(input);
}
