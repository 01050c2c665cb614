/** The README's table of procedures. */
import { releasesText, runsOnWords } from './documentation';
import { catalogue } from './index';

/** A Markdown table with a row per procedure; forms stand one below the other. */
export function procedureTable(): string {
  const rows = catalogue.map((description) => {
    const forms = description.forms.map(
      (form) =>
        `\`(${form.parameters.map(({ name }) => name).join(', ')})\` ${releasesText(form.releases)}${form.broken ? ', fails when called' : ''}`,
    );
    return [`\`${description.name}\``, description.purpose, runsOnWords[description.runsOn], forms.join('<br>')];
  });
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [
    line(['Procedure', 'Purpose', 'Runs on', 'Parameters and releases']),
    line(['---', '---', '---', '---']),
    ...rows.map(line),
  ].join('\n');
}
