/**
 * Reads odbc.ini and odbcinst.ini as the driver managers do. The common INI packages nest sections at dots, turn `true` into a
 * boolean and cut values at `;`: a data source may be called `sales.east`, and a value may hold a semicolon.
 */

/** Sections in the order of the text; keys in lower case, the first of the same name counts. */
export type Ini = ReadonlyMap<string, ReadonlyMap<string, string>>;

export function parseIni(text: string): Ini {
  const sections = new Map<string, Map<string, string>>();
  let section: Map<string, string> | undefined;
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const heading = /^\s*\[([^\]]*)\]/.exec(line)?.[1];
    if (heading !== undefined) {
      section = sections.get(heading.trim()) ?? new Map<string, string>();
      sections.set(heading.trim(), section);
      continue;
    }
    const pair = /^\s*([^#;=\s][^=]*?)\s*=\s*(.*?)\s*$/.exec(line);
    const key = pair?.[1]?.toLowerCase();
    if (section && key !== undefined && !section.has(key)) section.set(key, pair?.[2] ?? '');
  }
  return sections;
}
