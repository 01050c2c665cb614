// Installs a packed extension into a clean VS Code and looks whether it starts.
import { setTimeout as sleep } from 'node:timers/promises';
import { importTs } from './import-ts.mjs';

/**
 * @param {string} vsix
 * @returns {Promise<string>} what was seen; throws with the reason when something is wrong
 */
export async function checkPackage(vsix) {
  const { Workbench } = await importTs('test/support/workbench.ts');
  const workbench = await Workbench.open({ vsix, flags: ['--log', 'info'] });
  try {
    await workbench.openView('Splice Replication');
    const welcome = await workbench.tree('Clusters').welcome();
    const logs = await logsOnceActive(workbench.server);
    const errors = logs.split('\n').filter((line) => /\[error\]/i.test(line) && /splice-replication/i.test(line));
    if (errors.length > 0) throw new Error(`its log has errors:\n${errors.join('\n')}`);
    return `VS Code ${workbench.server.version}: installed, activated, view shows "${welcome.split('\n')[0]}", no error in the log`;
  } finally {
    await workbench.close();
  }
}

/**
 * The logs, once they tell of the activation; the welcome content is there before it.
 * @param {import('./vscode-server.mjs').VscodeServer} server
 */
async function logsOnceActive(server) {
  for (let seconds = 0; seconds < 20; seconds += 1) {
    const logs = await server.logs();
    if (/_doActivateExtension splice-replication\.splice-replication/.test(logs)) {
      await sleep(2000);
      return server.logs();
    }
    await sleep(1000);
  }
  throw new Error('it was not activated');
}
