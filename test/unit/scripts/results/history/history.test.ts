import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { intentLine, outcomeLine } from '../../../../../src/clusters/auditLine';
import { history } from '../../../../../src/scripts/results/history/history';
import type { HistoryEntry } from '../../../../../src/scripts/results/history/entries';
import { linesFromEnd } from '../../../../../src/scripts/results/history/linesFromEnd';
import { sampleProfile } from './sampleProfile';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'splice-history-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(text: string | Buffer, name = `${randomUUID()}/audit.jsonl`): Promise<string> {
  const written = path.join(folder, name);
  await mkdir(path.dirname(written), { recursive: true });
  await writeFile(written, text);
  return written;
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe('lines from the end of a file', () => {
  it('are the lines of the file, whatever lies across the borders of what is read at once', async () => {
    const line = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n]/g, '').trim());
    await fc.assert(
      fc.asyncProperty(fc.array(line), fc.integer({ min: 1, max: 9 }), fc.boolean(), async (lines, size, ended) => {
        const written = await file(lines.join('\n') + (ended ? '\n' : ''), 'property.jsonl');
        expect(await all(linesFromEnd(written, size))).toEqual(lines.filter((text) => text !== '').reverse());
      }),
      { numRuns: 60 },
    );
  });

  it('are none where there is no file', async () => {
    expect(await all(linesFromEnd(path.join(folder, 'none')))).toEqual([]);
  });
});

describe('the history', () => {
  const change = (id: string, sql = `CALL ${id}`) => ({ id, profile: sampleProfile, sql });
  const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second));

  it('joins what was meant and what became of it, newest first', async () => {
    const text = [
      intentLine(change('a'), at(1)),
      intentLine(change('b'), at(2)),
      outcomeLine(change('a'), { kind: 'failure', message: 'no', sqlState: '42000' }, 12.4, at(3)),
      'not a line of ours\n',
      '{"event":"intent"}\n',
      intentLine(change('c'), at(4)),
      outcomeLine(change('c'), { kind: 'warning', message: 'already on' }, 5, at(5)),
    ].join('');
    const cluster = { id: sampleProfile.id, name: sampleProfile.name, environment: sampleProfile.environment };
    expect(await all(history(await file(text)))).toEqual<HistoryEntry[]>([
      { id: 'c', time: at(4), cluster, sql: 'CALL c', outcome: 'warning', message: 'already on', durationMs: 5 },
      { id: 'b', time: at(2), cluster, sql: 'CALL b', outcome: 'unknown' },
      { id: 'a', time: at(1), cluster, sql: 'CALL a', outcome: 'failure', message: 'no', durationMs: 12 },
    ]);
  });

  it('goes on in the files that were set aside, the youngest first', async () => {
    const newest = await file(outcomeLine(change('b'), { kind: 'success', message: '' }, 1, at(9)));
    const older = await file(
      intentLine(change('b'), at(8)),
      path.join(path.basename(path.dirname(newest)), 'audit-2026-01-02-x.jsonl'),
    );
    const oldest = await file(
      intentLine(change('a'), at(1)),
      path.join(path.basename(path.dirname(newest)), 'audit-2026-01-01-y.jsonl'),
    );
    await utimes(older, at(8), at(8));
    await utimes(oldest, at(1), at(1));
    expect((await all(history(newest))).map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
      'b success',
      'a unknown',
    ]);
  });

  it('of a large file begins at once: only its end is read', async () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => intentLine(change(`n${index}`), at(1)));
    const written = await file(lines.join(''));
    const timed = async <T>(work: Promise<T>) => {
      const started = performance.now();
      return { result: await work, took: performance.now() - started };
    };
    const entries = history(written);
    const first = await timed(entries.next());
    await entries.return(undefined);
    const whole = await timed(all(history(written)));
    expect(first.result.value).toMatchObject({ id: 'n19999' });
    expect(whole.result).toHaveLength(20_000);
    expect(first.took).toBeLessThan(whole.took / 5);
  });
});
