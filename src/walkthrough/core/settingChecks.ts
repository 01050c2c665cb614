/** The settings of both clusters, as their servers report them or as a file has them, in sentences. */
import { t } from '@vscode/l10n';
import type { Verdict } from '../../splice/settings/judge';
import { checkReported, obsoleteSettings, type SettingReport } from '../../splice/settings/reported';
import { neededSettings, type NeededSetting } from '../../splice/settings/settings';
import { reached, type PairFacts } from './facts';
import { chosen, isYes, type Finding, type SetUp, type Side, type SiteRecord } from './model';
import { nameOf } from './planOf';

export function neededOn(setUp: SetUp, side: Side): readonly NeededSetting[] {
  return neededSettings({
    side,
    bulkLoads: isYes(setUp, 'bulkLoads'),
    sourceName: chosen(setUp, 'sourceName'),
    confDir: chosen(setUp, 'confDir'),
  });
}

/** Of both. What the servers report counts, since a file counts after a restart only; a file fills what they do not report. */
export function settingFindings(setUp: SetUp, facts: PairFacts): readonly Finding[] {
  return (['active', 'passive'] as const).flatMap((side) => findingsOf(setUp, facts, side));
}

function findingsOf(setUp: SetUp, facts: PairFacts, side: Side): readonly Finding[] {
  const name = nameOf(setUp, side);
  const site = setUp.sites?.[side];
  const settings = reached(facts[side])?.settings;
  if (!settings?.readable && !site) {
    if (!settings) return [{ level: 'unknown', text: t('{0} has not been read.', name) }];
    const text = t('The settings of {0} cannot be read: {1}', name, settings.reason);
    return [{ level: 'unknown', text, cure: t('Open its hbase-site.xml to have it checked.') }];
  }
  const reported = settings?.readable ? settings.value : [];
  return [
    ...checkReported(neededOn(setUp, side), reported).flatMap((report) => bothFindings(name, report, site)),
    ...obsoleteSettings(reported).map(({ key }) => obsolete(name, key)),
    ...(site?.others ?? []),
  ];
}

function bothFindings(name: string, report: SettingReport, site: SiteRecord | undefined): readonly Finding[] {
  const told = reportFinding(name, report);
  const written = site?.keys[report.setting.key];
  if (!site || !written) return [told];
  if (report.verdict.kind === 'unreported') return [written];
  if (written.level !== 'pass') return told.level === 'pass' ? [told, written] : [told];
  return told.level === 'pass' ? [told] : [{ ...told, cure: t('{0} has it right: restart the cluster.', site.file) }];
}

/** Keys that have to be added or changed on a cluster, as far as servers and file tell; all of them where neither does. */
export function missingOn(setUp: SetUp, facts: PairFacts, side: Side): ReadonlyMap<string, string> {
  const settings = reached(facts[side])?.settings;
  const keys = setUp.sites?.[side]?.keys ?? {};
  const reports = checkReported(neededOn(setUp, side), settings?.readable ? settings.value : []);
  return new Map(
    reports.flatMap(({ setting: { key }, wanted, verdict }) => {
      const isRight = verdict.kind === 'good' || (verdict.kind === 'unreported' && keys[key]?.level === 'pass');
      return isRight || wanted === undefined ? [] : [[key, wanted] as const];
    }),
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

export function verdictFinding(
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

export function kindWord(kind: Extract<Verdict, { kind: 'malformed' }>['expected']): string {
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

export function obsolete(name: string, key: string): Finding {
  return {
    level: 'warn',
    text: t('{0}: {1} stems from earlier instructions.', name, key),
    cure: t('Take it out: today’s releases do not need it.'),
  };
}
