/** A package without the native module, as a machine without ODBC has it: the rest works, and an ODBC cluster says what is missing. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { zipEntries, zipWithout } from '../../scripts/lib/zip.mjs';
import { connectSample, east, eastAtFirst, inEast, switchByButton } from '../support/sampleClusters';
import { useWorkbench } from '../support/useWorkbench';

const isNative = (name: string) => name.endsWith('.node');

describe('without the native module', () => {
  let folder: string;
  const workbench = useWorkbench(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'without-odbc-'));
    const vsix = path.join(folder, 'without.vsix');
    await zipWithout(inject('vsix'), vsix, isNative);
    expect((await zipEntries(vsix)).length).toBe((await zipEntries(inject('vsix'))).length - 1);
    const transport = { kind: 'odbc', driver: 'Splice', host: '127.0.0.1', port: 1527, dialect: 'splice' };
    const lab = { id: 'lab', name: 'lab', environment: 'test', transport, user: 'SPLICE', password: 'none' };
    return { vsix, machineSettings: { 'spliceReplication.clusters': [lab] } };
  });
  const tree = () => workbench().tree('Clusters');
  const table = inEast('FINANCE', 'LEDGER');

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('an ODBC cluster says what is missing and what to do', async () => {
    await workbench().openView('Splice Replication');
    await tree().open(['lab']);
    await tree().rowSaying(['lab'], /^ODBC library missing/);
    const [error] = await tree().children(['lab']);
    await workbench().picture('without-odbc');
    expect(error?.name).toMatch(/^The ODBC library cannot be loaded/);
    expect(error?.description).toMatch(/holds no ODBC module for .*Install the package for this system/);
    await workbench().theme('light');
    await workbench().picture('without-odbc-light');
  });

  it('the sample clusters work', async () => {
    await workbench().command('Splice Replication: Try the sample clusters');
    await connectSample(workbench());
    await tree().rowSaying([east], eastAtFirst);
    await tree().expand(inEast('FINANCE'));
    await switchByButton(workbench(), table, /^Turn replication on/, 'Turn on', 'replicated, own setting');
    await switchByButton(workbench(), table, /^Turn replication off/, 'Turn off', 'not replicated');
  });
});
