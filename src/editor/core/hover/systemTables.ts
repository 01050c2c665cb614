/** The hovers of the catalogue tables and their columns. */
import { t } from '@vscode/l10n';
import { releasesText } from '../../../splice/procedures/documentation';
import { isWithin, type Release } from '../../../splice/release';
import { columnsOf, type SystemColumn, type SystemTableDescription } from '../../../splice/systemTables';
import { code, paragraphs, plain } from '../../../ui/markdown';

export function tableHover(table: SystemTableDescription, release: Release | undefined): string {
  const isMissing = release && table.releases && !isWithin(release, table.releases);
  const list = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n');
  return paragraphs(
    `**SYS.${table.name}**`,
    isMissing ? `**${plain(t('This release has no such table.'))}**` : undefined,
    plain(t(table.purpose)),
    list(columnsOf(table, release).map(columnLine)),
    `**${plain(t('Traps'))}**`,
    list(table.traps.map((trap) => plain(t(trap)))),
    table.releases && plain(t('Releases: {0}', releasesText(table.releases))),
  );
}

/** Of the first of the tables that has such a column; undefined where none has. */
export function columnHover(
  name: string,
  tables: readonly SystemTableDescription[],
  release: Release | undefined,
): string | undefined {
  const found = tables.flatMap((table) => {
    const column = columnsOf(table, release).find((one) => one.name === name);
    return column ? [`${code(`SYS.${table.name}`)}: ${columnLine(column)}`] : [];
  });
  return found.length === 0 ? undefined : paragraphs(...new Set(found));
}

function columnLine({ name, type, description }: SystemColumn): string {
  return `${code(name)} ${plain(type)}: ${plain(t(description))}`;
}
