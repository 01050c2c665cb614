/** Checks the properties of an hbase-site.xml against what replication needs. */
import type { Site, SiteProperty } from './hbaseSite';
import { isOfKind, judge, type Verdict } from './judge';
import { settings, type NeededSetting, type SettingDescription } from './settings';

export interface SiteReport {
  readonly setting: SettingDescription;
  readonly wanted: string | undefined;
  readonly verdict: Verdict;
  /** Where the value that counts stands, from 1. */
  readonly line: number | undefined;
}

export interface SiteCheck {
  readonly reports: readonly SiteReport[];
  /** Names that stand more than once, whatever they are: the last one counts, or the first final one. */
  readonly duplicates: readonly {
    readonly name: string;
    readonly lines: readonly number[];
    readonly differ: boolean;
  }[];
  readonly obsolete: readonly { readonly setting: SettingDescription; readonly line: number }[];
  /** Known settings that replication does not ask for, with values that are none. */
  readonly malformed: readonly {
    readonly setting: SettingDescription;
    readonly value: string;
    readonly line: number;
  }[];
}

export function checkSite({ properties }: Site, needed: readonly NeededSetting[]): SiteCheck {
  const byName = new Map<string, SiteProperty[]>();
  for (const property of properties) byName.set(property.name, [...(byName.get(property.name) ?? []), property]);
  const known = (group: SettingDescription['group']) =>
    settings
      .filter((setting) => setting.group === group)
      .flatMap((setting) => {
        const property = counting(byName.get(setting.key));
        return property ? [{ setting, value: property.value, line: property.line }] : [];
      });
  return {
    reports: needed.map((need) => {
      const property = counting(byName.get(need.setting.key));
      return { setting: need.setting, wanted: need.value, verdict: judge(need, property?.value), line: property?.line };
    }),
    duplicates: [...byName]
      .filter(([, all]) => all.length > 1)
      .map(([name, all]) => ({
        name,
        lines: all.map(({ line }) => line),
        differ: new Set(all.map(({ value }) => value)).size > 1,
      })),
    obsolete: known('obsolete'),
    malformed: known('left').filter(({ setting, value }) => value !== '' && !isOfKind(value, setting.kind)),
  };
}

/** As Hadoop reads it: a final one is not overridden, otherwise the last one counts. */
export function counting(all: readonly SiteProperty[] | undefined): SiteProperty | undefined {
  return all?.find(({ final }) => final) ?? all?.at(-1);
}

/** The settings that have to be added or changed, with their values; those without a chosen value are left out. */
export function toBeSet(
  reports: readonly Pick<SiteReport, 'setting' | 'wanted' | 'verdict'>[],
): ReadonlyMap<string, string> {
  return new Map(
    reports.flatMap(({ setting, wanted, verdict }) =>
      verdict.kind === 'good' || wanted === undefined ? [] : [[setting.key, wanted] as const],
    ),
  );
}
