/** One VS Code with the packed extension for all tests of a file. */
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { Workbench, type WorkbenchOptions } from './workbench';

/**
 * Opens the workbench before the file's first test and closes it after the last. A failing test leaves a picture in pictures/failed,
 * and nothing open that would make the next one fail too.
 * @returns the workbench, to be called inside tests
 */
export function useWorkbench(options: WorkbenchOptions | (() => Promise<WorkbenchOptions>) = {}): () => Workbench {
  let workbench: Workbench | undefined;
  const get = () => {
    if (!workbench) throw new Error('the workbench is open only while tests run');
    return workbench;
  };
  beforeAll(async () => {
    const wanted = typeof options === 'function' ? await options() : options;
    workbench = await Workbench.open({ vsix: inject('vsix'), ...wanted });
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    await workbench?.picture(`failed/${task.name.replace(/[^\w]+/g, '-')}`);
    await workbench?.escape();
  });
  afterAll(async () => {
    await workbench?.close();
  });
  return get;
}
