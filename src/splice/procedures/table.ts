/** The README's table of procedures. */
import { releasesText, runsOnWords } from './documentation';
import { catalogue, hasUnknownReleases } from './index';
import type { ProcedureForm } from './types';

/** A Markdown table with a row per procedure; forms stand one below the other. */
export function procedureTable(): string {
  const rows = catalogue.map((description) => {
    const forms = description.forms.map(formText);
    return [`\`${description.name}\``, description.purpose, runsOnWords[description.runsOn], forms.join('<br>')];
  });
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [
    line(['Procedure', 'Purpose', 'Runs on', 'Parameters and releases']),
    line(['---', '---', '---', '---']),
    ...rows.map(line),
  ].join('\n');
}

function formText(form: ProcedureForm): string {
  const parameters = form.parameters.map(({ name }) => name).join(', ');
  const releases = hasUnknownReleases(form) ? 'releases not known' : releasesText(form.releases);
  return `\`(${parameters})\` ${releases}${form.broken ? ', fails when called' : ''}`;
}
