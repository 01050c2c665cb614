/** The set-up snippet, statement by statement, over the sample pair. */
import { expect, it } from 'vitest';
import { scriptSnippets } from '../../../src/editor/snippets/scripts';
import { readDirectives } from '../../../src/sql/directives';
import { splitStatements } from '../../../src/sql/statements';
import type { SqlParameter } from '../../../src/connection/connection';
import { InProcessPair, saidOf, TIMINGS } from '../connection/sample/inProcess';

const directory = 'hdfs://active-nn.sample:8020/backup';

/** Carries out the directives that name a side, keep a value and wait. */
function run(pair: InProcessPair, script: string): string[] {
  const values = new Map<string, SqlParameter>();
  const said: string[] = [];
  let side: 'active' | 'passive' = 'active';
  let from = 0;
  for (const { start, end, text } of splitStatements(script)) {
    let kept: string | undefined;
    for (const directive of readDirectives(script.slice(from, start)).directives) {
      if (directive.kind === 'active' || directive.kind === 'passive') side = directive.kind;
      if (directive.kind === 'let') kept = directive.name.text;
      if (directive.kind === 'wait-for-restart') restart(pair, side);
    }
    const names = [...text.matchAll(/:([a-z_]+)/g)].map((match) => match[1] ?? '');
    const sql = text.replace(/:[a-z_]+/g, '?');
    const answer = pair.ask(
      side,
      sql,
      names.map((name) => values.get(name) ?? null),
    );
    if (kept !== undefined && answer.kind === 'result') {
      values.set(kept, answer.reply.resultSet?.rows[0]?.[0] as SqlParameter);
    }
    said.push(saidOf(answer));
    from = end;
  }
  return said;
}

function restart(pair: InProcessPair, side: 'active' | 'passive'): void {
  pair.now += TIMINGS.restoreModeMs;
  pair.restart(side);
  pair.now += TIMINGS.restartMs;
  pair.open(side);
}

it('leads to a replicating pair', () => {
  const pair = new InProcessPair();
  const lines = scriptSnippets.find(({ prefix }) => prefix === 'splice-set-up-pair')?.lines ?? [];
  const script = lines
    .join('\n')
    .replace(/\$\{1:[^}]*\}|\$1/g, directory)
    .replace(/\$\{2:[^}]*\}/g, '7')
    .replace('$0', '');
  const said = run(pair, script);
  expect(said.filter((text) => /^(Error|\d\w{4} )/.test(text))).toEqual([]);
  expect(said).toContain('ROLE: PRIMARY');
  expect(said.at(-1)).toBe('ROLE: REPLICA');
  expect(pair.rows('active', 'CALL SYSCS_UTIL.LIST_PEERS()').some(([id]) => id === '7')).toBe(true);
  expect(pair.rows('passive', 'SELECT SCOPE FROM SYS.SYSREPLICATION')).toEqual([['DATABASE']]);
});
