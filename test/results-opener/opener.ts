/** An extension of the tests: shows made-up runs through what our extension exports. */
import { commands, extensions, type ExtensionContext } from 'vscode';
import type { Api } from '../../src/extension';
import type { Run } from '../../src/scripts/run';
import { hostileRun, largeRun, mixedRun, runningRun } from '../support/syntheticRun';

const runs: Readonly<Record<string, () => Run>> = {
  mixed: mixedRun,
  large: () => largeRun(100_000),
  hostile: hostileRun,
  running: runningRun,
};

export function activate({ subscriptions }: ExtensionContext): void {
  for (const [name, run] of Object.entries(runs)) {
    subscriptions.push(
      commands.registerCommand(`resultsOpener.${name}`, async () => {
        const api = await extensions.getExtension<Api>('splice-replication.splice-replication')?.activate();
        await api?.results.showRun(run());
      }),
    );
  }
}
