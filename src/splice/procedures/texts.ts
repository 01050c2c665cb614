/** Every English text of the catalogue that is looked up when shown; the l10n bundle is made from it. */
import { catalogue } from './index';
import { runsOnWords, words } from './documentation';

/** Sorted, each once. The server's own messages are not among them: they stay as the server writes them. */
export function catalogueTexts(): readonly string[] {
  const texts = catalogue.flatMap((description) => [
    description.purpose,
    description.effect,
    ...description.traps,
    ...description.failures.map(({ cure }) => cure),
    ...description.result.columns.map((column) => column.description),
    ...description.forms.flatMap((form) => [
      form.note ?? '',
      ...form.parameters.map((parameter) => parameter.description),
    ]),
  ]);
  const all = new Set([...texts, ...Object.values(words), ...Object.values(runsOnWords)]);
  all.delete('');
  return [...all].sort();
}
