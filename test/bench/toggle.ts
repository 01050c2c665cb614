/** How many statements one switch of a table sends: counted in the extension's own log, in a real host. */
import { bundleHostSuite } from '../../scripts/lib/host-suite.mjs';
import { runInHost } from '../../scripts/lib/host-run.mjs';
import type { Figures } from './figures';

export async function measure(): Promise<Figures> {
  const { statements } = (await runInHost('newest', await bundleHostSuite('test/bench/toggle'))) as {
    statements: readonly string[];
  };
  return { toggle_statements: statements.length };
}
