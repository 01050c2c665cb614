/** What the conformance table expects of failures, against what the catalogue lists. */
import { describe, expect, it } from 'vitest';
import { cases } from '../../../conformance/cases/index';
import type { Step } from '../../../conformance/model';
import { findProcedure } from '../../../../src/splice/procedures';
import { parseCall } from '../../../../src/sql/call';

/** Mistakes of the text: they are the statement's, whatever it calls. */
const ofText = new Set(['42X01', '42X02', '42X15', '42846']);

interface Failure {
  readonly procedure: string;
  readonly said: string;
}

function failureIn({ procedure, sql, answer }: Step): Failure[] {
  const call = sql === undefined ? undefined : parseCall(sql);
  const name = procedure ?? (call?.schema?.name === 'SYSCS_UTIL' ? call.procedure?.name : undefined);
  if (name === undefined || typeof answer !== 'string' || !findProcedure(name)) return [];
  const state = /^(\w{5})! /.exec(answer)?.[1];
  const fails = answer.startsWith('Error: ') || (state !== undefined && !ofText.has(state));
  return fails ? [{ procedure: name, said: answer }] : [];
}

function fits({ procedure, said }: Failure): boolean {
  return (findProcedure(procedure)?.failures ?? []).some(({ form, sqlState = '', message }) => {
    const start = form === 'thrown' ? `${sqlState}! ` : 'Error: ';
    // In words that are not known, the state alone tells.
    const parts = (message ?? '').split(/\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return form !== 'result-row' && new RegExp(`^${start}${parts.join('.*')}`).test(said);
  });
}

describe('the failures of the catalogue', () => {
  const met = cases.flatMap(({ steps }) => steps.flatMap(failureIn));

  it('are those of the conformance table, in the same form', () => {
    expect(met.length).toBeGreaterThan(100);
    expect([...new Set(met.filter((one) => !fits(one)).map(({ procedure, said }) => `${procedure}: ${said}`))]).toEqual(
      [],
    );
  });
});
