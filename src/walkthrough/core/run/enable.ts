/** Enable: preflight, the server's own time, the call, and the rows before and after. */
import { t } from '@vscode/l10n';
import { textOf } from '../../../clusters/reading';
import { RowIndex } from '../../../splice/replication/effective';
import type { ReplicationRow } from '../../../splice/replication/model';
import { rowText, sortedRows } from '../../../splice/replication/rows';
import { reached } from '../facts';
import { contentsOf } from '../likeness';
import type { Table } from '../model';
import { planOf } from '../planOf';
import { preflight } from '../preflight';
import { Hindered, type RunContext } from './context';
import { agree, endOf, portOf, sendCall } from './send';

export async function runEnable(context: RunContext): Promise<void> {
  const port = portOf(context, 'active');
  const facts = await context.readFacts();
  const active = reached(facts.active);
  if (!active)
    throw new Hindered(
      facts.active && !facts.active.reached ? facts.active.reason : t('The active cluster has not been read.'),
    );
  if (!active.contents.readable) throw new Hindered(active.contents.reason);
  const contents = active.contents.value;
  const before = contents.rows.readable ? contents.rows.value : undefined;
  if (before && new RowIndex(before).hasDatabase) {
    const message = t('The whole database is replicated already; nothing was sent.');
    await context.emit({ kind: 'ended', step: 'enable', outcome: { kind: 'warning', message } });
    return;
  }
  const findings = await preflight(port, contents);
  if (findings.some(({ level }) => level === 'fail')) {
    const message = t('Nothing was sent: the call would fail over what is listed here.');
    await context.emit({ kind: 'hindered', step: 'enable', message, findings });
    return;
  }
  const [item] = planOf(context.setUp(), facts, 'enable');
  if (item?.kind !== 'call') return;
  await agree(context, 'enable', [item]);
  await port.exclusively(t('turning replication on for the whole database'), async () => {
    const enabledAfter = await serverTime(context);
    if (enabledAfter !== undefined) await context.emit({ kind: 'remembered', memory: { enabledAfter } });
    const outcome = await sendCall(context, 'enable', item);
    const after = contentsOf(await context.readFacts(), 'active')?.rows;
    const table = before && after?.readable ? changes(before, after.value) : undefined;
    await context.emit({
      kind: 'ended',
      step: 'enable',
      ...endOf(outcome, item.procedure),
      findings,
      ...(table && { table }),
    });
  });
}

/** Clocks differ: what is compared later stems from this one. Undefined where it does not say. */
async function serverTime(context: RunContext): Promise<string | undefined> {
  try {
    const result = await portOf(context, 'active').query('SELECT CURRENT_TIMESTAMP FROM SYSIBM.SYSDUMMY1');
    return textOf(result.rows[0]?.[0]) || undefined;
  } catch {
    return undefined;
  }
}

const mostRows = 100;

export function changes(before: readonly ReplicationRow[], after: readonly ReplicationRow[]): Table {
  const [old, now] = [new Set(before.map(rowText)), new Set(after.map(rowText))];
  const all = [...new Set(sortedRows([...after, ...before]).map(rowText))];
  const word = (is: boolean) => (is ? t('yes') : t('no'));
  const rows = all.slice(0, mostRows).map((row) => [row, word(old.has(row)), word(now.has(row))]);
  const more = all.length - rows.length;
  return {
    columns: [t('Row of SYS.SYSREPLICATION'), t('before'), t('after')],
    rows: more > 0 ? [...rows, [t('and {0} more', more), '', '']] : rows,
  };
}
