/** Reads what `reg query <key> /s` prints into the same shape as an INI file. */
import type { Ini } from './ini';

/** `root` ends the path of the wanted key, e.g. `ODBC\ODBC.INI`; its direct subkeys become the sections. */
export function parseRegistry(output: string, root: string): Ini {
  const sections = new Map<string, Map<string, string>>();
  let section: Map<string, string> | undefined;
  for (const line of output.split(/\r?\n/)) {
    if (/^HKEY_/i.test(line)) {
      section = undefined;
      const name = subkeyOf(line, root);
      if (name !== undefined) sections.set(name, (section = new Map<string, string>()));
      continue;
    }
    const [, name, value] = /^ {4}(.+?) {4}REG_(?:SZ|EXPAND_SZ) {4}(.*)$/.exec(line) ?? [];
    if (section && name !== undefined && value !== undefined) section.set(name.toLowerCase(), value.trim());
  }
  return sections;
}

function subkeyOf(key: string, root: string): string | undefined {
  const at = key.toLowerCase().indexOf(`\\${root.toLowerCase()}\\`);
  if (at < 0) return undefined;
  const name = key.slice(at + root.length + 2).trim();
  return name === '' || name.includes('\\') ? undefined : name;
}
