/** Whether a value serves: the same judgement for what a server reports and for what stands in a file. */
import type { NeededSetting, SettingDescription } from './settings';

export type Verdict =
  | { readonly kind: 'good' }
  | { readonly kind: 'missing' }
  /** It has another value than it needs. */
  | { readonly kind: 'wrong'; readonly value: string; readonly wanted: string }
  /** It is not even of its kind: no number, not true or false. */
  | { readonly kind: 'malformed'; readonly value: string; readonly expected: SettingDescription['kind'] }
  /** Fewer than advised; it works. */
  | { readonly kind: 'low'; readonly value: string; readonly wanted: string };

/** `value` undefined: not set. */
export function judge({ setting, value: wanted }: NeededSetting, value: string | undefined): Verdict {
  const text = value?.trim() ?? '';
  if (text === '') return { kind: 'missing' };
  if (!isOfKind(text, setting.kind)) return { kind: 'malformed', value: text, expected: setting.kind };
  if (wanted === undefined || same(text, wanted, setting.kind)) return { kind: 'good' };
  if (setting.kind !== 'count') return { kind: 'wrong', value: text, wanted };
  return Number(text) >= Number(wanted) ? { kind: 'good' } : { kind: 'low', value: text, wanted };
}

export function isOfKind(text: string, kind: SettingDescription['kind']): boolean {
  switch (kind) {
    case 'boolean':
      return /^(true|false)$/i.test(text);
    case 'count':
      return /^[1-9]\d{0,8}$/.test(text);
    case 'milliseconds':
      // Hadoop takes a unit behind the number too.
      return /^\d{1,12}\s*(ms|s|m|h|d)?$/i.test(text);
    case 'text':
      return true;
  }
}

function same(text: string, wanted: string, kind: SettingDescription['kind']): boolean {
  return kind === 'boolean' ? text.toLowerCase() === wanted.toLowerCase() : text === wanted;
}
