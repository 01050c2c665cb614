/** Earlier runs, read back from the audit file and those beside it. */
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runEndLine, runStartLine } from '../../../src/clusters/auditRun';
import { AuditHistory } from '../../../src/scripts/auditHistory';
import { east } from './play';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'splice-runs-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour));
const same = (text: string) => text;
const begun = (id: string, hour: number) =>
  runStartLine(
    { id, title: id, startedAt: at(hour), script: '', statements: [{ text: 'SELECT 1', line: 0, target: east }] },
    same,
  );
const ended = (id: string, hour: number) =>
  runEndLine({ id, state: 'done', statements: [{ outcome: 'success', message: '' }] }, same, at(hour));

it('are those of the newest files, in the order in which these were set aside, whatever they are called', async () => {
  const files = [
    ['audit-2026-01-01-c.jsonl', 1, begun('first', 0)],
    ['audit-2026-01-01-b.jsonl', 2, begun('second', 1)],
    ['audit-2026-01-01-a.jsonl', 3, ended('second', 2)],
    ['audit.jsonl', 4, begun('third', 3)],
  ] as const;
  for (const [name, hour, text] of files) {
    await writeFile(path.join(folder, name), text);
    await utimes(path.join(folder, name), at(hour), at(hour));
  }
  const runs = await new AuditHistory(path.join(folder, 'audit.jsonl')).runs(10);
  expect(runs.map(({ title, state }) => `${title} ${state}`)).toEqual(['third interrupted', 'second done']);
});
