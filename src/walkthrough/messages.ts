/** What the walkthrough's view and its host say to each other; the host sends texts, never a secret. */
import { isRecord } from './core/isRecord';
import { choiceNames, stepIds, type ChoiceName, type StepId } from './core/model';
import { isView } from './core/view/isView';
import { actionIds, type ActionId, type SetUpView } from './core/view/view';

export type ToSetUp =
  | { readonly type: 'begin'; readonly id: string; readonly translations: Readonly<Record<string, string>> }
  | { readonly type: 'show'; readonly view: SetUpView };

export type FromSetUp =
  | { readonly type: 'ready' }
  | { readonly type: 'open'; readonly step: StepId }
  | { readonly type: 'choose'; readonly name: ChoiceName; readonly value: string }
  | { readonly type: 'act'; readonly action: ActionId; readonly step: StepId };

/** Longest text that a field may send. */
const longest = 100_000;

/** What the page begins with, before anything is said. */
export type SetUpPageData = readonly ToSetUp[];

/** Undefined for anything that the view could not have sent. */
export function readFromSetUp(value: unknown): FromSetUp | undefined {
  if (!isRecord(value)) return undefined;
  const step = stepIds.find((id) => id === value['step']);
  switch (value['type']) {
    case 'ready':
      return { type: 'ready' };
    case 'open':
      return step && { type: 'open', step };
    case 'choose': {
      const name = choiceNames.find((known) => known === value['name']);
      const text = value['value'];
      return name && typeof text === 'string' && text.length <= longest
        ? { type: 'choose', name, value: text }
        : undefined;
    }
    case 'act': {
      const action = actionIds.find((known) => known === value['action']);
      return action && step && { type: 'act', action, step };
    }
    default:
      return undefined;
  }
}

/** Undefined for anything that the host could not have sent: nothing is drawn by halves. */
export function readToSetUp(value: unknown): ToSetUp | undefined {
  if (!isRecord(value)) return undefined;
  const { type, id, translations, view } = value;
  if (type === 'begin' && typeof id === 'string' && isTexts(translations)) return { type, id, translations };
  return type === 'show' && isView(view) ? { type, view } : undefined;
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  return isRecord(value) && Object.values(value).every((text) => typeof text === 'string');
}

/** Empty for what is no such data. */
export function readPageData(value: unknown): SetUpPageData {
  return Array.isArray(value) ? value.flatMap((each: unknown) => readToSetUp(each) ?? []) : [];
}
