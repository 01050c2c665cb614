/** The settings of both clusters, as their servers report them or as a file has them, in sentences. */
import { t } from '@vscode/l10n';
import type { Verdict } from '../../splice/settings/judge';
import { checkReported, obsoleteSettings, type SettingReport } from '../../splice/settings/reported';
import type { SiteCheck } from '../../splice/settings/checkSite';
import type { SiteProblem } from '../../splice/settings/hbaseSite';
import { neededSettings, type NeededSetting } from '../../splice/settings/settings';
import { reached, type PairFacts } from './facts';
import { chosen, isYes, type Finding, type SetUp, type Side } from './model';
import { nameOf } from './planOf';

export function neededOn(setUp: SetUp, side: Side): readonly NeededSetting[] {
  return neededSettings({
    side,
    bulkLoads: isYes(setUp, 'bulkLoads'),
    sourceName: chosen(setUp, 'sourceName'),
    confDir: chosen(setUp, 'confDir'),
  });
}

/** Of both, or of one. */
export function settingFindings(setUp: SetUp, facts: PairFacts, only?: Side): readonly Finding[] {
  const sides = only === undefined ? (['active', 'passive'] as const) : [only];
  return sides.flatMap((side): readonly Finding[] => {
    const name = nameOf(setUp, side);
    const cluster = reached(facts[side]);
    if (!cluster) return [{ level: 'unknown', text: t('{0} has not been read.', name) } as const];
    if (!cluster.settings.readable) {
      const text = t('The settings of {0} cannot be read: {1}', name, cluster.settings.reason);
      return [{ level: 'unknown', text, cure: t('Open its hbase-site.xml to have it checked.') } as const];
    }
    const reported = cluster.settings.value;
    return [
      ...checkReported(neededOn(setUp, side), reported).map((report) => reportFinding(name, report)),
      ...obsoleteSettings(reported).map(({ key }) => obsolete(name, key)),
    ];
  });
}

/** Keys that have to be added or changed on a cluster, by what its servers report; all of them where nothing is reported. */
export function missingOn(setUp: SetUp, facts: PairFacts, side: Side): ReadonlyMap<string, string> {
  const cluster = reached(facts[side]);
  const reported = cluster?.settings.readable ? cluster.settings.value : [];
  const reports = checkReported(neededOn(setUp, side), reported);
  return new Map(
    reports.flatMap(({ setting, wanted, verdict }) =>
      verdict.kind === 'good' || wanted === undefined ? [] : [[setting.key, wanted] as const],
    ),
  );
}

function reportFinding(name: string, { setting: { key, group }, wanted, verdict }: SettingReport): Finding {
  switch (verdict.kind) {
    case 'unreported':
      return {
        level: 'unknown',
        text: t('{0} does not tell {1}.', name, key),
        cure: t('Open its hbase-site.xml to have it checked.'),
      };
    case 'differ': {
      const values = verdict.values.map(({ value, hosts }) => `${value} (${hosts.join(', ')})`).join('; ');
      return {
        level: 'fail',
        text: t('{0}: its servers have different values of {1}: {2}.', name, key, values),
        cure: t('Give all servers the same hbase-site.xml and restart the cluster.'),
      };
    }
    case 'good':
    case 'missing':
    case 'wrong':
    case 'malformed':
    case 'low':
      return verdictFinding(name, key, group, wanted, verdict);
  }
}

function verdictFinding(
  name: string,
  key: string,
  group: string,
  wanted: string | undefined,
  verdict: Verdict,
): Finding {
  const cure =
    wanted === undefined
      ? t('Set it in hbase-site.xml, then restart the cluster.')
      : t('Set it to {0} in hbase-site.xml, then restart the cluster.', wanted);
  switch (verdict.kind) {
    case 'good':
      return { level: 'pass', text: t('{0}: {1} is right.', name, key) };
    case 'missing':
      return { level: 'fail', text: t('{0}: {1} is not set.', name, key), cure };
    case 'wrong':
      return { level: 'fail', text: t('{0}: {1} is {2}.', name, key, verdict.value), cure };
    case 'malformed':
      return {
        level: 'fail',
        text: t('{0}: {1} is {2}, which is no {3}.', name, key, verdict.value, kindWord(verdict.expected)),
        cure,
      };
    case 'low':
      return {
        level: 'warn',
        text: t('{0}: {1} is {2}; {3} are advised.', name, key, verdict.value, verdict.wanted),
        ...(group === 'replication' && { cure }),
      };
  }
}

function kindWord(kind: Extract<Verdict, { kind: 'malformed' }>['expected']): string {
  switch (kind) {
    case 'boolean':
      return t('true or false');
    case 'count':
      return t('whole number');
    case 'milliseconds':
      return t('time');
    case 'text':
      return t('text');
  }
}

function obsolete(name: string, key: string): Finding {
  return {
    level: 'warn',
    text: t('{0}: {1} stems from earlier instructions.', name, key),
    cure: t('Take it out: today’s releases do not need it.'),
  };
}

/** What is to be told of a file that was opened. */
export function siteFindings(name: string, check: SiteCheck): readonly Finding[] {
  return [
    ...check.reports.map(({ setting: { key, group }, wanted, verdict }) =>
      verdictFinding(name, key, group, wanted, verdict),
    ),
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

export function siteProblemText({ kind, line, column, detail }: SiteProblem): string {
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
