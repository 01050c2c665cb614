/** What a command does; errors it throws are logged and shown by whoever registers it. */
export type CommandHandler = (...args: unknown[]) => unknown;
