/** Renders a procedure as Markdown, for hovers, confirmations and the README. */
import type { Release, ReleaseRange } from '../release';
import { formFor, hasUnknownReleases } from './index';
import { writtenSignature } from './signature';
import type { ProcedureDescription, ProcedureForm, RunsOn } from './types';

/** Looks a text up in the interface language. */
export type Translate = (text: string) => string;

/** The words around the catalogue's texts; part of what is translated. */
export const words = {
  runsOn: 'Runs on',
  effect: 'Effect',
  readsOnly: 'Reads only.',
  results: 'Results',
  noResult: 'Returns no result set.',
  failures: 'Failures',
  errorRow: 'Error row',
  resultRow: 'Row of the result',
  example: 'Example',
  traps: 'Traps',
  otherReleases: 'Other releases',
  releases: 'Releases',
  notInRelease: 'This release has no such procedure.',
  fails: 'A call fails in these releases.',
  unknownReleases: 'Which releases have it is not known.',
  unknownWords: 'in words that are not known',
} as const;

export const runsOnWords: Readonly<Record<RunsOn, string>> = {
  active: 'the active cluster',
  passive: 'the passive cluster',
  either: 'either cluster',
  target: 'the cluster that is to change',
};

/** `3.0 (1924–1939), 3.1 (1925+), 3.2`: lines with their sprints. */
export function releasesText(ranges: readonly ReleaseRange[]): string {
  return ranges.map(rangeText).join(', ');
}

function rangeText({ line, from, to }: ReleaseRange): string {
  if (to !== undefined) return from === 0 ? `${line} (–${to})` : `${line} (${from}–${to})`;
  return from === 0 ? line : `${line} (${from}+)`;
}

/** Markdown of one procedure; with a release its signature comes first, otherwise all forms do. */
export function documentation(
  description: ProcedureDescription,
  release: Release | undefined,
  translate: Translate,
): string {
  const own = release && formFor(description, release);
  const others = description.forms.filter((form) => form !== own);
  const shown = own ?? description.forms[0];
  const lines = others.map((form) => formLine(description, form, translate));
  return [
    release && !own ? `**${translate(words.notInRelease)}**` : '',
    own ? formBlock(description, own, translate) : section(translate(words.releases), lines),
    translate(description.purpose),
    `**${translate(words.runsOn)}** ${translate(runsOnWords[description.runsOn])}`,
    `**${translate(words.effect)}** ${translate(description.effect || words.readsOnly)}`,
    shown ? parameterList(shown, translate) : '',
    section(translate(words.results), resultLines(description, translate)),
    section(translate(words.failures), failureLines(description, translate)),
    shown ? `**${translate(words.example)}**\n\n${fenced(exampleCall(description, shown))}` : '',
    section(translate(words.traps), description.traps.map(translate)),
    own ? section(translate(words.otherReleases), lines) : '',
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}

/** A CALL with the catalogue's example values, without a semicolon. */
export function exampleCall(description: ProcedureDescription, form: ProcedureForm): string {
  return `CALL SYSCS_UTIL.${description.name}(${form.parameters.map(({ example }) => example).join(', ')})`;
}

function formBlock(description: ProcedureDescription, form: ProcedureForm, translate: Translate): string {
  const notes = formNotes(form, translate);
  return fenced(`SYSCS_UTIL.${writtenSignature(description, form)}`) + (notes ? `\n\n${notes}` : '');
}

function formLine(description: ProcedureDescription, form: ProcedureForm, translate: Translate): string {
  const releases = hasUnknownReleases(form) ? '' : `: ${releasesText(form.releases)}`;
  const notes = formNotes(form, translate);
  return `\`${writtenSignature(description, form)}\`${releases}${notes ? `. ${notes}` : ''}`;
}

function formNotes(form: ProcedureForm, translate: Translate): string {
  return [hasUnknownReleases(form) && words.unknownReleases, form.note, form.broken && words.fails]
    .filter((note) => typeof note === 'string')
    .map(translate)
    .join(' ');
}

function parameterList(form: ProcedureForm, translate: Translate): string {
  return form.parameters
    .map(({ name, type, description }) => `- \`${name}\` ${type}: ${translate(description)}`)
    .join('\n');
}

function resultLines({ result }: ProcedureDescription, translate: Translate): string[] {
  if (result.kind === 'none') return [translate(words.noResult)];
  return result.columns.map(({ name, type, description }) => `\`${name}\` ${type}: ${translate(description)}`);
}

function failureLines({ failures }: ProcedureDescription, translate: Translate): string[] {
  return failures.map(({ form, sqlState, message, cure }) => {
    const how = form === 'thrown' ? (sqlState ?? 'SQLSTATE') : translate(rowWords[form]);
    const said = message === undefined ? translate(words.unknownWords) : `\`${message}\``;
    return `${how} ${said}: ${translate(cure)}`;
  });
}

const rowWords = { 'error-row': words.errorRow, 'result-row': words.resultRow } as const;

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `**${title}**\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
}

function fenced(sql: string): string {
  return `\`\`\`sql\n${sql}\n\`\`\``;
}
