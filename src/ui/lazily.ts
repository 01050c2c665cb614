/** Commands whose code is loaded when one of them is first used, so that activation stays short. */
import type { CommandHandler } from './command';

export function lazily<Name extends string>(
  names: readonly Name[],
  load: () => Promise<Readonly<Record<Name, CommandHandler>>>,
): Readonly<Record<Name, CommandHandler>> {
  let loaded: Promise<Readonly<Record<Name, CommandHandler>>> | undefined;
  const entries = names.map((name): [Name, CommandHandler] => [
    name,
    async (...args) => {
      loaded ??= load();
      const handlers = await loaded;
      return handlers[name](...args);
    },
  ]);
  return Object.fromEntries(entries) as Record<Name, CommandHandler>;
}
