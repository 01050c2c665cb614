/** The environment of the child: what the driver may need, without what would turn Node or Electron into something else. */

type Environment = Readonly<Record<string, string | undefined>>;

/** `ODBC…` variables stay: they lead to the user's drivers and data sources. */
export function childEnvironment(environment: Environment): Record<string, string> {
  const kept = Object.entries(environment).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !isHarmful(entry[0]),
  );
  // The desktop's own executable is Electron: this makes it behave as Node.
  return { ...Object.fromEntries(kept), ELECTRON_RUN_AS_NODE: '1' };
}

function isHarmful(name: string): boolean {
  return /^(VSCODE_|ELECTRON_|NODE_OPTIONS$|NODE_CHANNEL_)/i.test(name);
}
