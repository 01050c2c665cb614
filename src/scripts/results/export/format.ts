/** The formats of exported results. Each gives its text in chunks, so that a large result is never one string. */
import type { ResultSet } from '../../../connection/connection';
import { csv } from './csv';
import { json } from './json';
import { markdown } from './markdown';

export type ExportFormat = 'csv' | 'json' | 'markdown';

export interface FormatDescription {
  readonly name: string;
  /** Of its files, without the dot. */
  readonly extension: string;
  readonly write: (set: ResultSet) => Iterable<string>;
}

export const formats: Readonly<Record<ExportFormat, FormatDescription>> = {
  csv: { name: 'CSV', extension: 'csv', write: csv },
  json: { name: 'JSON', extension: 'json', write: json },
  markdown: { name: 'Markdown', extension: 'md', write: markdown },
};
