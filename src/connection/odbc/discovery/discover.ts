/** Finds the ODBC drivers and data sources of this machine, and Splice's own driver where it usually lies. */
import { parseIni, type Ini } from './ini';
import { driverFiles, dsnFiles, spliceLibraries, type Place } from './places';
import { parseRegistry } from './registry';

export interface FoundDriver {
  /** As the driver manager knows it; the path of a library that is not registered. */
  readonly name: string;
  /** Path, or a bare file name that the system's loader looks for; absent where the entry has none. */
  readonly library?: string;
  readonly isSplice: boolean;
  /** Undefined for a bare file name. */
  readonly exists: boolean | undefined;
}

export interface FoundDsn {
  readonly name: string;
  /** A driver's name or the path of its library. */
  readonly driver?: string;
  /** The file or registry key that it stands in. */
  readonly from: string;
}

export interface Discovery {
  /** Splice's first. */
  readonly drivers: readonly FoundDriver[];
  readonly dsns: readonly FoundDsn[];
}

/** How the machine is looked at; none of it ever rejects. */
export interface Machine extends Place {
  /** Undefined where there is no such file, or none that may be read. */
  readonly readText: (file: string) => Promise<string | undefined>;
  readonly exists: (file: string) => Promise<boolean>;
  /** Output of `reg query <key> /s`; empty where there is no such key. */
  readonly queryRegistry: (key: string) => Promise<string>;
}

interface Source {
  readonly from: string;
  readonly ini: Ini;
}

/** Sections that describe the file and no entry. */
const generalSection = /^odbc( drivers| data sources| connection pooling| file dsn| core| translators)?$/i;

export async function discoverOdbc(machine: Machine): Promise<Discovery> {
  const isWindows = machine.platform === 'win32';
  const driverSources = await (isWindows
    ? registry(machine, ['HKLM'], 'ODBCINST.INI')
    : files(machine, driverFiles(machine)));
  const dsnSources = await (isWindows
    ? registry(machine, ['HKCU', 'HKLM'], 'ODBC.INI')
    : files(machine, dsnFiles(machine)));
  const listed = await Promise.all(
    firstOfEachName(driverSources).map(({ name, keys }) => driverOf(name, keys, machine)),
  );
  const drivers = [...listed, ...(await strayLibraries(driverSources, machine))];
  return {
    drivers: drivers.sort((left, right) => Number(right.isSplice) - Number(left.isSplice)),
    dsns: firstOfEachName(dsnSources).map(({ name, keys, source }) => dsnOf(name, keys, source)),
  };
}

async function files(machine: Machine, paths: readonly string[]): Promise<Source[]> {
  const texts = await Promise.all(paths.map((file) => machine.readText(file)));
  return texts.flatMap((text, index) =>
    text === undefined ? [] : [{ from: paths[index] ?? '', ini: parseIni(text) }],
  );
}

async function registry(machine: Machine, hives: readonly string[], leaf: string): Promise<Source[]> {
  const keys = hives.map((hive) => `${hive}\\SOFTWARE\\ODBC\\${leaf}`);
  const outputs = await Promise.all(keys.map((key) => machine.queryRegistry(key)));
  return outputs.map((output, index) => ({ from: keys[index] ?? '', ini: parseRegistry(output, `ODBC\\${leaf}`) }));
}

interface Entry {
  readonly name: string;
  readonly keys: ReadonlyMap<string, string>;
  readonly source: Source;
}

/** A user's file comes before the system's and wins. */
function firstOfEachName(sources: readonly Source[]): Entry[] {
  const entries = new Map<string, Entry>();
  for (const source of sources) {
    for (const [name, keys] of source.ini) {
      const key = name.toLowerCase();
      if (!generalSection.test(name) && !entries.has(key)) entries.set(key, { name, keys, source });
    }
  }
  return [...entries.values()];
}

async function driverOf(name: string, keys: Entry['keys'], machine: Machine): Promise<FoundDriver> {
  const library = libraryOf(keys, machine);
  const isPath = library !== undefined && /[\\/]/.test(library);
  return {
    name,
    ...(library === undefined ? {} : { library }),
    isSplice: /splice/i.test(`${name} ${library ?? ''}`),
    exists: isPath ? await machine.exists(library) : undefined,
  };
}

/** `Driver64` is for 64-bit programs, which VS Code is. */
function libraryOf(keys: Entry['keys'], { environment }: Machine): string | undefined {
  const library = keys.get('driver64') ?? keys.get('driver');
  return library?.replace(
    /%([^%]+)%/g,
    (whole, name: string) => environment[name] ?? environment[name.toUpperCase()] ?? whole,
  );
}

/** In the registry the driver's name stands beside all data sources, in the entry itself only its library. */
function dsnOf(name: string, keys: Entry['keys'], { from, ini }: Source): FoundDsn {
  const listed = ini.get('ODBC Data Sources')?.get(name.toLowerCase());
  const driver = (from.startsWith('HK') ? listed : undefined) ?? keys.get('driver') ?? listed;
  return { name, ...(driver === undefined ? {} : { driver }), from };
}

/** Splice's library where it lies in its usual place and no entry names it. */
async function strayLibraries(sources: readonly Source[], machine: Machine): Promise<FoundDriver[]> {
  const known = new Set(firstOfEachName(sources).map(({ keys }) => libraryOf(keys, machine)));
  const paths = spliceLibraries(machine).filter((library) => !known.has(library));
  const present = await Promise.all(paths.map((library) => machine.exists(library)));
  return paths
    .filter((_, index) => present[index])
    .map((library) => ({ name: library, library, isSplice: true, exists: true }));
}
