import type { ZodType } from 'zod';
import { type GuildContractName, guildContracts, guildParts } from '../../../abis/guildContracts.ts';
import { abis, type ContractName } from '../../chain/calls/abis.ts';
import type { GuildContracts } from '../../chain/calls/guildContracts.ts';
import type { BareCall } from '../../prepare/calls/call.ts';
import type { PrepareScope } from '../../prepare/prepareContext.ts';

/** For which guild an action is proposed; `field` is the action's path in the input. */
export type ActionScope = { scope: PrepareScope; contracts: GuildContracts; field: string[] };

/** Makes the call that an action stands for. Throws UserErrors for what does not exist or is another guild's. */
export type MakeCall = (asked: ActionScope) => Promise<BareCall>;

/** What a vote can decide: the function that the timelock then calls, and the input that gives its arguments. */
export type VoteAction = { contract: ContractName; function: string; schema: ZodType<MakeCall> };

/** The arguments of an action's function, in order. Throws UserErrors for what does not exist or is another guild's. */
type ArgsOf<Input> = (input: Input, asked: ActionScope) => readonly unknown[] | Promise<readonly unknown[]>;

/**
 * An action that calls one of the guild's own contracts.
 *
 * @param contract - Its name.
 * @param name - The function's.
 * @param schema - What the action's input must be.
 */
export function action<Input>(
  contract: GuildContractName,
  name: string,
  schema: ZodType<Input>,
  argsOf: ArgsOf<Input>,
): VoteAction {
  const part = guildParts.find((key) => guildContracts[key] === contract);
  if (!part) throw new Error(`A guild has no ${contract}.`);
  return actionAt(contract, name, schema, async (input, asked) => ({
    to: asked.contracts[part],
    args: await argsOf(input, asked),
  }));
}

/** An action that calls a contract whose address follows from its input. */
export function actionAt<Input>(
  contract: ContractName,
  name: string,
  schema: ZodType<Input>,
  plan: (input: Input, asked: ActionScope) => Promise<{ to: string; args: readonly unknown[] }>,
): VoteAction {
  const makeCall =
    (input: Input): MakeCall =>
    async (asked) => {
      const { to, args } = await plan(input, asked);
      return { to, value: 0n, data: abis[contract].encodeFunctionData(name, args) };
    };
  return { contract, function: name, schema: schema.transform(makeCall) };
}
