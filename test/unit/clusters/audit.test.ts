import { fork } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AuditFile } from '../../../src/clusters/audit';
import { intentLine, outcomeLine } from '../../../src/clusters/auditLine';
import { profile } from './profiles';

const east = profile('east', { environment: 'production' });
const change = { id: 'c1', profile: east, sql: "CALL SYSCS_UTIL.DISABLE_TABLE_REPLICATION('S', 'T')" };
const at = new Date('2026-01-02T03:04:05.678Z');

const awkward = fc.string({
  unit: fc.constantFrom('a', "'", '"', '\\', '\n', '\r', '\u2028', '\u2029', '\0', '\ud800', 'é', '😀'),
});

describe('audit lines', () => {
  it('tell who changed what, where, and with what outcome', () => {
    const cluster = { id: 'id-east', name: 'east', environment: 'production' };
    const both = { change: 'c1', cluster, user: 'splice', sql: change.sql };
    expect(JSON.parse(intentLine(change, at))).toEqual({ time: '2026-01-02T03:04:05.678Z', event: 'intent', ...both });
    const failure = { kind: 'failure', message: 'no', sqlState: '42504' } as const;
    expect(JSON.parse(outcomeLine(change, failure, 12.6, at))).toEqual({
      time: '2026-01-02T03:04:05.678Z',
      event: 'outcome',
      ...both,
      outcome: 'failure',
      message: 'no',
      sqlState: '42504',
      durationMs: 13,
    });
  });

  it('are one line each, whatever the values', () => {
    fc.assert(
      fc.property(awkward, awkward, (sql, message) => {
        const line = outcomeLine({ ...change, sql }, { kind: 'success', message }, 1, at);
        expect(line.slice(0, -1)).not.toMatch(/[\n\r\u2028\u2029]/);
        expect(line.endsWith('\n')).toBe(true);
        expect(JSON.parse(line)).toMatchObject({ sql, message });
      }),
    );
  });
});

describe('AuditFile', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'audit-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const same = (text: string) => text;
  const allLines = async (where: string) => {
    const files = await readdir(where);
    const texts = await Promise.all(files.map((file) => readFile(path.join(where, file), 'utf8')));
    return texts.join('').split('\n').slice(0, -1);
  };

  it('touches nothing before the first change', async () => {
    const file = new AuditFile(path.join(folder, 'new'), same);
    expect(await readdir(folder)).toEqual([]);
    await file.intent(change);
    expect(await readdir(path.join(folder, 'new'))).toEqual(['audit.jsonl']);
  });

  it('appends intent and outcome in the order of the calls, without secrets', async () => {
    const file = new AuditFile(folder, (text) => text.replaceAll('opensesame', '***'));
    const secret = { ...change, sql: 'opensesame' };
    await Promise.all([file.intent(secret), file.outcome(secret, { kind: 'unknown', message: 'opensesame' }, 5)]);
    const lines = (await readFile(file.file, 'utf8')).trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual(['intent', 'outcome']);
    expect(lines.join('')).not.toContain('opensesame');
  });

  it('sets a large file aside and loses no line', async () => {
    const file = new AuditFile(folder, same, 2000);
    for (let count = 0; count < 40; count += 1) await file.intent({ ...change, id: `c${count}` });
    expect((await readdir(folder)).length).toBeGreaterThan(2);
    const ids = (await allLines(folder)).map((line) => (JSON.parse(line) as { change: string }).change);
    expect(new Set(ids).size).toBe(40);
  });

  it('says that it could not write, and writes again when it can', async () => {
    const inTheWay = path.join(folder, 'sub');
    await writeFile(inTheWay, '');
    const file = new AuditFile(inTheWay, same);
    await expect(file.intent(change)).rejects.toThrow();
    await rm(inTheWay);
    await file.intent(change);
    expect(await readdir(inTheWay)).toEqual(['audit.jsonl']);
  });

  it('loses no line when several windows write and set files aside at once', async () => {
    const script = path.join(folder, 'window.mjs');
    const where = path.join(folder, 'shared');
    await build({
      stdin: {
        contents: `import { AuditFile } from './src/clusters/audit';
          const file = new AuditFile(process.argv[2], (text) => text, 3000);
          const profile = JSON.parse(process.argv[3]);
          for (let count = 0; count < 100; count += 1)
            await file.intent({ id: process.pid + '-' + count, profile, sql: 'CALL P()' });`,
        resolveDir: process.cwd(),
        loader: 'ts',
      },
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: script,
    });
    const windows = [1, 2, 3].map(() => fork(script, [where, JSON.stringify(east)], { execArgv: [] }));
    const codes = await Promise.all(windows.map((child) => new Promise((resolve) => child.on('exit', resolve))));
    expect(codes).toEqual([0, 0, 0]);
    const lines = await allLines(where);
    expect(new Set(lines.map((line) => (JSON.parse(line) as { change: string }).change)).size).toBe(300);
  });
});
