import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ResultSet } from '../../../../src/connection/connection';
import { ResultsConversation } from '../../../../src/scripts/results/conversation';
import type { ToResults } from '../../../../src/scripts/results/messages';
import { largeRun, statement, SyntheticRun } from '../../../support/syntheticRun';

describe('the host’s half of the results view', () => {
  let posted: ToResults[];
  let copied: { set: ResultSet; headers: boolean }[];
  let exported: string[];
  let revealed: string[];
  let host: ResultsConversation;

  beforeEach(() => {
    posted = [];
    copied = [];
    exported = [];
    revealed = [];
    host = new ResultsConversation({
      post: (message) => void posted.push(message),
      copy: (set, headers) => void copied.push({ set, headers }),
      export: (_set, name) => void exported.push(name),
      reveal: (uri, { index }) => void revealed.push(`${uri} ${index}`),
      translations: {},
      gatherMs: 1,
    });
  });

  const ready = () => host.onMessage({ type: 'ready' });
  const twoStatements = (id = 'r') =>
    new SyntheticRun(id, `${id}.sql`, [statement(0), statement(1, { outcome: 'running' })], 'running');

  it('says nothing until the view is ready, then that there is nothing', async () => {
    host.show(largeRun(1));
    expect(posted).toEqual([]);
    host.clear();
    await ready();
    expect(posted).toEqual([{ type: 'empty', translations: {} }]);
  });

  it('tells how a run ended, and what was rolled back', async () => {
    await ready();
    const run = new SyntheticRun('r', 'r.sql', [statement(0, { outcome: 'success', rolledBack: true })], 'stopped');
    host.show(Object.assign(run, { summary: 'Stopped.' }));
    expect(posted.at(-1)).toMatchObject({ run: { summary: 'Stopped.' }, statements: [{ rolledBack: true }] });
  });

  it('goes to a statement of a run that has a document, and of no other', async () => {
    await ready();
    host.show(twoStatements('none'));
    host.show(Object.assign(twoStatements('filed'), { uri: 'file:///a.ssql' }));
    expect(posted.at(-1)).toMatchObject({ run: { id: 'filed', inScript: true } });
    expect(posted.at(-1)).not.toMatchObject({ runs: [{}, { inScript: true }] });
    await host.onMessage({ type: 'reveal', run: 'filed', statement: 1 });
    await host.onMessage({ type: 'reveal', run: 'filed', statement: 2 });
    await host.onMessage({ type: 'reveal', run: 'none', statement: 0 });
    expect(revealed).toEqual(['file:///a.ssql 1']);
  });

  it.each([
    ['file:///set/a.ssql', 'file:///set/b.ssql', 'file:///set/b.ssql'],
    ['file:///set', 'file:///up', 'file:///up/a.ssql'],
    ['file:///set/a', 'file:///set/b', 'file:///set/a.ssql'],
    ['file:///a.ssql', 'file:///b.ssql', 'file:///set/a.ssql'],
  ])('goes to a document where it is now, when %s has become %s', async (from, to, expected) => {
    await ready();
    host.show(Object.assign(twoStatements(), { uri: 'file:///set/a.ssql' }));
    host.fileMoved(from, to);
    await host.onMessage({ type: 'reveal', run: 'r', statement: 1 });
    expect(revealed).toEqual([`${expected} 1`]);
  });

  it('never sends a result’s rows unasked, beyond a sample', async () => {
    await ready();
    host.show(largeRun(100_000));
    expect(JSON.stringify(posted.at(-1)).length).toBeLessThan(30_000);
    const of = { run: 'large', statement: 0, set: 0 };
    await host.onMessage({ type: 'rows', of, first: 99_999, count: 200 });
    expect(posted.at(-1)).toEqual({
      type: 'rows',
      of,
      first: 99_999,
      rows: [
        [
          '9223372036854675808',
          'Customer 99999',
          '99999.0000000000000000000000000001',
          '33333',
          'false',
          '2026-01-31 23:59:59.123456789',
          '0x00FF9F',
          'two\nlines',
        ],
      ],
    });
  });

  it('tells NULL from the empty text, shortens long texts and marks those that the server cut', async () => {
    await ready();
    host.show(largeRun(12));
    await host.onMessage({ type: 'rows', of: { run: 'large', statement: 0, set: 0 }, first: 0, count: 2 });
    const message = posted.at(-1);
    const rows = message?.type === 'rows' ? message.rows : [];
    expect(rows[0]?.slice(1, 3)).toEqual(['', null]);
    expect(rows[0]?.[7]).toEqual({ text: 'Long text 0 '.repeat(25), length: 2400 });
    expect(rows[1]?.[7]).toEqual({ text: 'two\nlines', cut: true });
    await host.onMessage({ type: 'value', of: { run: 'large', statement: 0, set: 0 }, row: 0, column: 7 });
    expect(posted.at(-1)).toMatchObject({ type: 'value', cell: 'Long text 0 '.repeat(200) });
  });

  it('gathers changes and sends only the statements that changed', async () => {
    await ready();
    const run = twoStatements();
    host.show(run);
    posted = [];
    run.change(1, { outcome: 'failed', message: 'no such table' });
    run.end('stopped');
    await sleep(30);
    expect(posted).toHaveLength(1);
    expect(posted[0]).toMatchObject({
      type: 'changed',
      run: { state: 'stopped' },
      statements: [{ index: 1, outcome: 'failed' }],
    });
  });

  it('cancels the run it is told to', async () => {
    const [one, other] = [twoStatements('one'), twoStatements('other')];
    host.show(one);
    host.show(other);
    await host.onMessage({ type: 'cancel', run: 'one' });
    expect([one.cancelled, other.cancelled]).toEqual([true, false]);
  });

  it('keeps running runs and the last finished ones, and shows the chosen one', async () => {
    await ready();
    host.show(twoStatements('long'));
    for (let number = 0; number < 8; number += 1) host.show(new SyntheticRun(`n${number}`, '', [statement(0)]));
    const last = posted.at(-1);
    expect(last?.type === 'run' && last.runs.map(({ id }) => id)).toEqual(['n7', 'n6', 'n5', 'n4', 'n3', 'long']);
    await host.onMessage({ type: 'choose', run: 'long' });
    expect(posted.at(-1)).toMatchObject({ type: 'run', run: { id: 'long' } });
    host.clear();
    expect(posted.at(-1)).toMatchObject({ type: 'run', run: { id: 'long' }, runs: [{ id: 'long' }] });
  });

  it('copies exactly the range, whole values and not what the view shows', async () => {
    host.show(largeRun(12));
    const of = { run: 'large', statement: 0, set: 0 };
    const range = { firstRow: 0, lastRow: 1, firstColumn: 7, lastColumn: 7 };
    await host.onMessage({ type: 'copy', of, range, headers: true });
    expect(copied[0]?.set.columns.map(({ name }) => name)).toEqual(['NOTES']);
    expect(copied[0]?.set.rows).toEqual([['Long text 0 '.repeat(200)], ['two\nlines']]);
    await host.onMessage({ type: 'export', of });
    expect(exported).toEqual(['large.sql-1']);
  });

  it.each([
    { run: 'other', statement: 0, set: 0 },
    { run: 'large', statement: 1, set: 0 },
    { run: 'large', statement: 0, set: 1 },
  ])('does not answer for what is not there: %j', async (of) => {
    await ready();
    host.show(largeRun(1));
    posted = [];
    await host.onMessage({ type: 'rows', of, first: 0, count: 1 });
    await host.onMessage({ type: 'export', of });
    await host.onMessage({ type: 'value', of: { run: 'large', statement: 0, set: 0 }, row: 5, column: 0 });
    expect([posted, exported]).toEqual([[], []]);
  });

  it('tells everything again to a view that was opened anew', async () => {
    await ready();
    const run = twoStatements();
    host.show(run);
    host.detach();
    posted = [];
    run.end('done');
    await sleep(30);
    expect(posted).toEqual([]);
    await ready();
    expect(posted).toMatchObject([{ type: 'run', run: { state: 'done' } }]);
  });
});
