/** What the servers of a cluster report of their settings, checked. */
import { judge, type Verdict } from './judge';
import { settings, type NeededSetting, type SettingDescription } from './settings';

/** A row of SYSCS_GET_REGION_SERVER_CONFIG_INFO. */
export interface ReportedSetting {
  readonly host: string;
  readonly name: string;
  /** An unset value comes as the word `null`. */
  readonly value: string;
}

export interface SettingReport {
  readonly setting: SettingDescription;
  readonly wanted: string | undefined;
  /** `unreported`: no server tells it, as where HBase's own keys are not among what is told. `differ`: the servers disagree. */
  readonly verdict:
    | Verdict
    | { readonly kind: 'unreported' }
    | {
        readonly kind: 'differ';
        readonly values: readonly { readonly value: string; readonly hosts: readonly string[] }[];
      };
}

/** One report per needed setting, in the same order. */
export function checkReported(
  needed: readonly NeededSetting[],
  reported: readonly ReportedSetting[],
): readonly SettingReport[] {
  return needed.map((need) => {
    const { setting, value: wanted } = need;
    const rows = reported.filter(({ name }) => name === setting.reportedAs || name === setting.key);
    return { setting, wanted, verdict: verdictOf(need, rows) };
  });
}

function verdictOf(need: NeededSetting, rows: readonly ReportedSetting[]): SettingReport['verdict'] {
  const byValue = new Map<string, string[]>();
  for (const { host, value } of rows) byValue.set(value, [...(byValue.get(value) ?? []), host]);
  const [first, ...others] = byValue.keys();
  if (first === undefined) return { kind: 'unreported' };
  if (others.length > 0) {
    return { kind: 'differ', values: [...byValue].map(([value, hosts]) => ({ value, hosts })) };
  }
  return judge(need, first === 'null' ? undefined : first);
}

/** Settings that servers report although today's releases do not need them. */
export function obsoleteSettings(reported: readonly ReportedSetting[]): readonly SettingDescription[] {
  const named = new Set(reported.filter(({ value }) => value !== 'null' && value !== '').map(({ name }) => name));
  return settings.filter(({ group, key }) => group === 'obsolete' && named.has(key));
}
