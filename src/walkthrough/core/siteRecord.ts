/** An hbase-site.xml that a person has opened, judged. */
import { t } from '@vscode/l10n';
import { checkSite, toBeSet, type SiteCheck } from '../../splice/settings/checkSite';
import { editSite } from '../../splice/settings/editSite';
import { readSite, type SiteProblem } from '../../splice/settings/hbaseSite';
import type { Finding, SetUp, Side, SiteRecord } from './model';
import { nameOf } from './planOf';
import { kindWord, neededOn, obsolete, verdictFinding } from './settingChecks';

export interface SiteReading {
  readonly site: SiteRecord;
  /** The text with what is missing, and how many settings that are; undefined where nothing is, or it cannot be read. */
  readonly edit?: { readonly text: string; readonly count: number };
}

export function siteReading(setUp: SetUp, side: Side, file: string, text: string): SiteReading {
  const reading = readSite(text);
  if ('problem' in reading) {
    const problem = `${file}: ${siteProblemText(reading.problem)}`;
    const cure = t('Correct it there, then open it again.');
    return { site: { file, keys: {}, others: [{ level: 'fail', text: problem, cure }] } };
  }
  const check = checkSite(reading.site, neededOn(setUp, side));
  const name = `${nameOf(setUp, side)} (${file})`;
  const keys = check.reports.map(
    ({ setting: { key, group }, wanted, verdict }) => [key, verdictFinding(name, key, group, wanted, verdict)] as const,
  );
  const includes = reading.site.includes.map((other): Finding => ({
    level: 'warn',
    text: t('{0} includes {1}, which is not read.', file, other),
  }));
  const values = toBeSet(check.reports);
  return {
    site: { file, keys: Object.fromEntries(keys), others: [...otherFindings(name, check), ...includes] },
    ...(values.size > 0 && { edit: { text: editSite(text, reading.site, values), count: values.size } }),
  };
}

function otherFindings(name: string, check: SiteCheck): readonly Finding[] {
  return [
    ...check.duplicates.map(({ name: key, lines, differ }): Finding => {
      const text = t('{0}: {1} stands more than once, in lines {2}.', name, key, lines.join(', '));
      return differ
        ? { level: 'fail', text, cure: t('Keep one: only one of the values counts.') }
        : { level: 'warn', text, cure: t('Keep one.') };
    }),
    ...check.malformed.map(({ setting: { key, kind }, value, line }): Finding => ({
      level: 'fail',
      text: t('{0}, line {1}: {2} is {3}, which is no {4}.', name, line, key, value, kindWord(kind)),
    })),
    ...check.obsolete.map(({ setting: { key } }) => obsolete(name, key)),
  ];
}

function siteProblemText({ kind, line, column, detail }: SiteProblem): string {
  switch (kind) {
    case 'xml':
      return t('Line {0}, column {1}: this is no well-formed XML: {2}', line, column, detail);
    case 'ampersand':
      return t('Line {0}, column {1}: an ampersand inside a value is written &amp;.', line, column);
    case 'root':
      return t('Line {0}: the file begins with {1}; an hbase-site.xml begins with configuration.', line, detail);
    case 'nameless':
      return t('Line {0}: a property has no name.', line);
  }
}
