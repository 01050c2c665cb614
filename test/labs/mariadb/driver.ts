/** Finds MariaDB's ODBC driver on this machine. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const FOLDERS = ['/usr/lib64', '/usr/lib', '/usr/local/lib', '/opt/homebrew/lib'];

/** Debian's lies in a folder named after the machine's architecture. Throws where there is none. */
export function driverPath(): string {
  const architectures = existsSync('/usr/lib') ? readdirSync('/usr/lib').map((name) => `/usr/lib/${name}/odbc`) : [];
  const folders = [...architectures, ...FOLDERS, ...FOLDERS.map((folder) => path.join(folder, 'mariadb'))];
  const found = folders
    .flatMap((folder) => ['libmaodbc.so', 'libmaodbc.dylib'].map((name) => path.join(folder, name)))
    .find((file) => existsSync(file));
  if (found === undefined) throw new Error('MariaDB’s ODBC driver is missing; Debian has it in odbc-mariadb.');
  return found;
}
