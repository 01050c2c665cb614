/** How long the extension takes to load and activate in an idle VS Code, by VS Code's own figures, beside its built-in git extension. */
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../support/eventually';
import { Workbench } from '../support/workbench';
import { median, rounded, type Figures } from './figures';

const starts = 7;
/** Longer than any start-up work of the window that was seen. */
const calmAfterMs = 10_000;

export async function measure(vsix: string): Promise<Figures> {
  const ours: number[] = [];
  const git: number[] = [];
  for (let start = 0; start < starts; start += 1) {
    const times = await coldStart(vsix);
    ours.push(times.ours);
    git.push(times.git);
  }
  return {
    activate_ms: rounded(median(ours), 1),
    activate_vs_git: rounded(median(ours.map((time, index) => time / git[index]!))),
    git_activate_ms: rounded(median(git), 1),
    activation_starts: starts,
  };
}

/**
 * A fresh server and window: waits for calm, opens the view, and reads "Running Extensions", which counts loading and activate().
 * Git activates with the window, where everything is slower; there is no way to hold it back.
 */
async function coldStart(vsix: string): Promise<{ ours: number; git: number }> {
  const workbench = await Workbench.open({ vsix, height: 1800 });
  try {
    await sleep(calmAfterMs);
    await workbench.openView('Splice Replication');
    await workbench.tree('Clusters').welcome();
    await sleep(1000);
    await workbench.command('Developer: Show Running Extensions');
    const read = (name: string) =>
      eventually(
        () => activationTime(workbench, name),
        () => `no activation time of ${name}`,
      );
    return { ours: await read('Splice Replication'), git: await read('Git') };
  } finally {
    await workbench.close();
  }
}

async function activationTime(workbench: Workbench, name: string): Promise<number | undefined> {
  const rows = await workbench.page.locator('.runtime-extensions-editor .monaco-list-row').evaluateAll((all) =>
    all.map((row) => ({
      name: row.querySelector('.name')?.textContent,
      time: row.querySelector('.activation-time')?.textContent ?? '',
    })),
  );
  const time = rows.find((row) => row.name === name)?.time;
  const digits = time === undefined ? null : /(\d+(?:\.\d+)?)\s*ms/.exec(time);
  return digits ? Number(digits[1]) : undefined;
}
