/** What a key press in a script of 60,000 lines costs: findings, hover and completion, in the state in which the press leaves it. */
import { completionsAt } from '../../src/editor/core/completion/completion';
import type { ClusterFacts } from '../../src/editor/core/facts';
import { hoverAt } from '../../src/editor/core/hover/hover';
import { ScriptIndex } from '../../src/editor/core/scriptIndex';
import { Diagnosis } from '../../src/editor/diagnostics/diagnose';
import type { ScriptClusters } from '../../src/editor/diagnostics/scriptState';
import { catalogue, formFor } from '../../src/splice/procedures';
import { parseRelease } from '../../src/splice/release';
import { rounded, type Figures } from './figures';

const lines = 60_000;
const presses = 400;

export function measure(): Promise<Figures> {
  const clusters = boundCluster();
  const diagnosis = new Diagnosis();
  let script = ScriptIndex.of(longScript());
  const opened = performance.now();
  const findings = diagnosis.of(script, clusters);
  const openMs = performance.now() - opened;
  if (findings.some(({ code }) => code === 'more-findings'))
    throw new Error('the script is not looked through to its end');
  if (findings.length < 50) throw new Error(`the script has only ${findings.length} findings`);
  const edits: number[] = [];
  const hovers: number[] = [];
  const completions: number[] = [];
  const facts = clusters.bound;
  // As many untimed ones first: in an editor that was used for a moment everything is warm.
  for (let press = -presses; press < presses; press += 1) {
    const { at, removed, inserted } = keyPress(script, press);
    const isTimed = press >= 0;
    time(isTimed ? edits : [], () => {
      script = script.edited(at, removed, inserted);
      diagnosis.of(script, clusters);
    });
    const request = {
      script,
      offset: at + inserted.length,
      facts,
      atHome: true,
      clusterNames: ['east'],
      clusterKeys: [],
      roleFacts: () => undefined,
    };
    time(isTimed ? hovers : [], () => hoverAt(request));
    time(isTimed ? completions : [], () => completionsAt(request));
  }
  return Promise.resolve({
    edit_ms_p95: rounded(p95(edits)),
    edit_open_ms: rounded(openMs, 0),
    hover_ms_p95: rounded(p95(hovers)),
    completion_ms_p95: rounded(p95(completions)),
  });
}

function time(into: number[], work: () => unknown): void {
  const started = performance.now();
  work();
  into.push(performance.now() - started);
}

function p95(times: readonly number[]): number {
  return [...times].sort((one, other) => one - other)[Math.floor(times.length * 0.95)]!;
}

/** What a person types all over the script: a call, letter by letter, its quotes and parentheses closed by the editor, and taken away again. */
const typed = [
  'C',
  'A',
  'L',
  'L',
  ' ',
  ...Array.from('SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION'),
  '()',
  "''",
  'S',
  ';',
  '\n',
  '-',
  '-',
  ' ',
  '@',
  'p',
];

function keyPress(script: ScriptIndex, press: number): { at: number; removed: number; inserted: string } {
  const count = Math.abs(press);
  const line = script.text.indexOf('\n', Math.floor(((count * 7919) % 997) * (script.text.length / 1000)));
  const inserted = typed[count % typed.length]!;
  return { at: line + 1, removed: count % 10 === 9 ? 1 : 0, inserted };
}

/** Calls with arguments, comments, directives, inserts and triggers, and now and then a mistake. */
function longScript(): string {
  const parts: string[] = [];
  for (let at = 0; parts.length * 6 < lines; at += 1) {
    const table = `TABLE_${at % 100}`;
    parts.push(
      [
        `-- Part ${at}${at % 50 === 0 ? '\n-- @cluster east' : ''}`,
        `CALL SYSCS_UTIL.ENABLE_TABLE_REPLICATION('SALES', '${table}');`,
        at % 200 === 0
          ? 'CALL SYSCS_UTIL.ADD_PEER(1, \u2018h:2181:/hbase\u2019, true);'
          : 'CALL SYSCS_UTIL.LIST_PEERS();',
        `INSERT INTO SALES.${table} VALUES (${at}, 'it''s; one', X'0A'); /* a note */`,
        'SELECT BACKUP_ID FROM SYS.SYSBACKUP --splice-properties useSpark=false',
        `WHERE STATUS = 'S' AND BACKUP_ID > ${at};`,
      ].join('\n'),
    );
  }
  return parts.join('\n') + '\n';
}

/** With a catalogue of 5,000 tables and all procedures. */
function boundCluster(): ScriptClusters {
  const release = parseRelease('3.2.0.2025')!;
  const procedures = new Map(
    catalogue.flatMap((description) => {
      const form = formFor(description, release);
      return form ? [[description.name, { name: description.name, parameters: form.parameters }] as const] : [];
    }),
  );
  const schemas = Array.from({ length: 50 }, (_, at) => (at === 0 ? 'SALES' : `SCHEMA_${at}`));
  const tables = schemas.flatMap((schemaName) =>
    Array.from({ length: 100 }, (_, at) => ({ schemaName, tableName: `TABLE_${at}`, tableType: 'T' as const })),
  );
  const bound: ClusterFacts = {
    name: 'east',
    environment: 'development',
    release,
    procedures,
    role: 'PRIMARY',
    ownKey: 'east:2181:/hbase',
    peers: [],
    schemas,
    tables,
    rows: [],
    clusterKeys: [],
  };
  return { bound, byName: new Map([['east', bound]]) };
}
