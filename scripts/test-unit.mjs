// `npm run test:unit`: the tests that need no server, after an install where that is needed; arguments go on to vitest.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensureModules } from './lib/modules.mjs';
import { root } from './lib/root.mjs';

await ensureModules();
const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'unit', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
