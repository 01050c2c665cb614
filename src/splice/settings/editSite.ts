/** Writes settings into an hbase-site.xml: only what has to change is touched; comments, order and unknown properties stay. */
import type { Site, SiteProperty } from './hbaseSite';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** `site` must have been read from `text`. A property that stands more than once gets the value everywhere. */
export function editSite(text: string, site: Site, values: ReadonlyMap<string, string>): string {
  const there = new Set(site.properties.map(({ name }) => name));
  const edits: Edit[] = site.properties.flatMap((property) => {
    const value = values.get(property.name);
    return value === undefined || value === property.value ? [] : [valueEdit(text, property, value)];
  });
  const missing = [...values].filter(([name]) => !there.has(name));
  if (missing.length > 0) edits.push(additions(text, site, missing));
  return edits
    .sort((one, other) => other.start - one.start)
    .reduce(
      (edited, { start, end, text: replacement }) => edited.slice(0, start) + replacement + edited.slice(end),
      text,
    );
}

/** The properties alone, for pasting; no line end at the end. */
export function propertiesXml(values: ReadonlyMap<string, string>, { indent = '  ', eol = '\n' } = {}): string {
  return [...values].map(([name, value]) => propertyXml(name, value, indent, eol)).join(eol);
}

function propertyXml(name: string, value: string, indent: string, eol: string): string {
  return [
    `${indent}<property>`,
    `${indent}${indent}<name>${escaped(name)}</name>`,
    `${indent}${indent}<value>${escaped(value)}</value>`,
    `${indent}</property>`,
  ].join(eol);
}

function valueEdit(text: string, { valueSpan, emptyValue, span }: SiteProperty, value: string): Edit {
  if (!valueSpan) {
    const end = text.lastIndexOf('</', span.end - 1);
    return { start: end, end, text: `<value>${escaped(value)}</value>` };
  }
  if (emptyValue) return { ...valueSpan, text: `<value>${escaped(value)}</value>` };
  const comments = text.slice(valueSpan.start, valueSpan.end).match(/<!--[\s\S]*?-->/g) ?? [];
  return { ...valueSpan, text: [escaped(value), ...comments].join(' ') };
}

function additions(
  text: string,
  { end, emptyRoot, properties }: Site,
  missing: readonly (readonly [string, string])[],
): Edit {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const indent = indentOf(text, properties[0]);
  const xml = propertiesXml(new Map(missing), { indent, eol });
  if (end === undefined) {
    const { start, end: behind } = emptyRoot ?? { start: text.length, end: text.length };
    return { start, end: behind, text: `<configuration>${eol}${xml}${eol}</configuration>` };
  }
  // Where the closing tag stands on a line of its own, that line stays as it is.
  const lineStart = text.lastIndexOf('\n', end - 1) + 1;
  const ownLine = /^[ \t]*$/.test(text.slice(lineStart, end)) && lineStart > 0;
  return ownLine
    ? { start: lineStart, end: lineStart, text: xml + eol }
    : { start: end, end, text: `${eol}${xml}${eol}` };
}

/** As the first property is indented; two blanks where it says nothing. */
function indentOf(text: string, first: SiteProperty | undefined): string {
  if (!first) return '  ';
  const before = text.slice(text.lastIndexOf('\n', first.span.start) + 1, first.span.start);
  return /^[ \t]+$/.test(before) ? before : '  ';
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
