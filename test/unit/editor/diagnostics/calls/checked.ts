/** Runs the checks of calls over a script, and carries fixes out. */
import type { CheckedStatement } from '../../../../../src/editor/diagnostics/check';
import { callChecks } from '../../../../../src/editor/diagnostics/calls';
import type { Finding, FindingFix } from '../../../../../src/editor/diagnostics/finding';
import type { ClusterFacts } from '../../../../../src/editor/core/facts';
import { parseCall } from '../../../../../src/sql/call';
import { tokenize } from '../../../../../src/sql/lexer';
import { splitStatements } from '../../../../../src/sql/statements';
import { catalogue } from '../../../../../src/splice/procedures';
import { factsFor, proceduresOf, westKey } from '../../scriptWith';

/** What earlier statements of a script would tell. */
const unfollowed = { isInUtil: false, backedUpTo: undefined };

/** Offsets of the findings count from the beginning of `script`. */
export function findingsIn(script: string, facts?: ClusterFacts, role?: CheckedStatement['role']): readonly Finding[] {
  return splitStatements(script).flatMap(({ text, start, unterminated }) => {
    const statement = {
      text,
      unterminated,
      tokens: tokenize(text),
      call: parseCall(text),
      facts,
      role,
      ...unfollowed,
    };
    return callChecks.flatMap((check) => check(statement)).map((finding) => moved(finding, start));
  });
}

function moved(finding: Finding, by: number): Finding {
  const fixes = finding.fixes.map((fix) => ({
    ...fix,
    edits: fix.edits.map(({ start, end, text }) => ({ start: start + by, end: end + by, text })),
  }));
  return { ...finding, start: finding.start + by, end: finding.end + by, fixes };
}

/** `code severity [what is underlined]` of each finding. */
export function told(script: string, facts?: ClusterFacts, role?: CheckedStatement['role']): readonly string[] {
  return findingsIn(script, facts, role).map(
    ({ code, severity, start, end }) => `${code} ${severity} [${script.slice(start, end)}]`,
  );
}

export function applied(script: string, fixes: readonly FindingFix[]): string {
  const edits = fixes.flatMap((fix) => fix.edits).sort((one, other) => other.start - one.start || other.end - one.end);
  return edits.reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), script);
}

/** With every fix that may be taken without asking, at most one of each finding, until there is none. */
export function putRight(script: string, facts?: ClusterFacts, role?: CheckedStatement['role']): string {
  let text = script;
  for (let round = 0; round < 5; round += 1) {
    const fixes = findingsIn(text, facts, role).flatMap(({ fixes: all }) =>
      all.filter((fix) => fix.isPreferred).slice(0, 1),
    );
    if (fixes.length === 0) return text;
    text = applied(text, fixes);
  }
  throw new Error(`the fixes have no end: ${text}`);
}

/** What each fix of each finding makes of the script, with an asterisk behind those that may be taken without asking. */
export function offered(script: string, facts?: ClusterFacts, role?: CheckedStatement['role']): readonly string[] {
  return findingsIn(script, facts, role).flatMap(({ fixes }) =>
    fixes.map((fix) => `${applied(script, [fix])}${fix.isPreferred ? ' *' : ''}`),
  );
}

/** One for each form of the procedures: what a sample cluster can pretend to be. */
export const releases = {
  '2.8': '2.8.0.2024',
  '3.0.0.1940': '3.0.0.1940',
  '3.0.0.1950': '3.0.0.1950',
  '3.1.1': '3.1.1.1990',
  '3.2': '3.2.0.2025',
} as const;

/** Connected, and nothing but its release and procedures was read. */
export function bare(release: string): ClusterFacts {
  const { name, environment, release: parsed, procedures } = factsFor(release);
  return { name, environment, clusterKeys: [], ...(parsed && { release: parsed }), ...(procedures && { procedures }) };
}

/** As if these had not been read. */
export function without(facts: ClusterFacts, ...fields: readonly (keyof ClusterFacts)[]): ClusterFacts {
  const kept = Object.entries(facts).filter(([field]) => !fields.some((one) => one === field));
  return Object.fromEntries(kept) as unknown as ClusterFacts;
}

/** With the whole catalogue of the server, which holds many more procedures than ours. */
export function wholeCatalogue(release: string): ClusterFacts {
  const more = ['SYSCS_BACKUP_TABLE', 'SYSCS_GET_SCHEMA_INFO'];
  const procedures = new Map(proceduresOf(release));
  for (const name of more) procedures.set(name, { name, parameters: [{ name: 'schemaName', type: 'VARCHAR(128)' }] });
  return { ...bare(release), procedures };
}

export const newest = bare(releases['3.2']);
export const allNames = catalogue.map(({ name }) => name);
export { westKey };
