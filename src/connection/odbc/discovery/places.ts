/** Where driver managers keep their files on Linux and macOS, and where Splice's installer puts its driver. */
import path from 'node:path';
import type { Platform } from '../advice';

export interface Place {
  readonly platform: Platform;
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Beside /etc: what the packages of unixODBC are built with, and iODBC's folder on macOS. */
const systemFolders = ['/etc', '/usr/local/etc', '/opt/homebrew/etc', '/Library/ODBC'];

/** In the order in which they count. */
export function driverFiles(place: Place): string[] {
  const { ODBCINSTINI: named } = place.environment;
  const inHome = [inside(place.home, '.odbcinst.ini'), inside(place.home, 'Library/ODBC/odbcinst.ini')];
  return unique([...inHome, ...inSystem(place, named ?? 'odbcinst.ini')]);
}

/** In the order in which they count. `ODBCINI` replaces the user's file. */
export function dsnFiles(place: Place): string[] {
  const { ODBCINI: named } = place.environment;
  const inHome = [inside(place.home, '.odbc.ini'), inside(place.home, 'Library/ODBC/odbc.ini')];
  return unique([...(named ? [named] : inHome), ...inSystem(place, 'odbc.ini')]);
}

/** Where the vendor's installers put it; Windows registers its own. */
export function spliceLibraries({ platform, home }: Place): string[] {
  switch (platform) {
    case 'linux':
      return [
        '/usr/local/splice/lib64/libsplice_odbc.so',
        inside(home, 'splice/lib64/libsplice_odbc.so'),
        '/usr/local/splice/lib/libsplice_odbc.so',
      ];
    case 'darwin': {
      const library = 'Library/ODBC/SpliceMachine/libsplice_odbc64.dylib';
      return [`/${library}`, inside(home, library)];
    }
    case 'win32':
      return [];
  }
}

/** `ODBCSYSINI` replaces the system's folders. An absolute name needs none. */
function inSystem({ environment }: Place, name: string): string[] {
  if (path.posix.isAbsolute(name)) return [name];
  const { ODBCSYSINI: folder } = environment;
  return (folder ? [folder] : systemFolders).map((system) => inside(system, name));
}

function inside(folder: string, name: string): string {
  return path.posix.join(folder, name);
}

function unique(paths: readonly string[]): string[] {
  return [...new Set(paths)];
}
