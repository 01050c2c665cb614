/** What to do about a failure, for the system at hand. */
import { t } from '@vscode/l10n';
import type { FailureKind } from '../failure';
import type { OdbcTarget } from './target';

/** As `process.platform` names them; all others count as Linux. */
export type Platform = 'win32' | 'darwin' | 'linux';

export function platformOf(name: string): Platform {
  return name === 'win32' || name === 'darwin' ? name : 'linux';
}

/** Undefined where only the server's own words help. */
export function adviceFor(kind: FailureKind, target: OdbcTarget, platform: Platform): string | undefined {
  switch (kind) {
    case 'library-missing':
      return driverManagerAdvice(platform);
    case 'driver-missing':
      return driverAdvice(platform);
    case 'dsn-missing':
      return dsnAdvice(platform);
    case 'login-refused':
      return t('Check user and password of the cluster; "Forget password" makes the extension ask again.');
    case 'database-missing':
      return t('Check the name of the database in the data source or in the keywords; that of Splice is splicedb.');
    case 'host-unknown':
      return t('Check the spelling of the host, and whether this machine needs a VPN to know it.');
    case 'refused':
      return t('Check the port, and whether the server is up: Splice listens on 1527.');
    case 'unreachable':
    case 'timed-out':
      return t('Check host and port, and that no firewall or missing VPN is in the way: {0}.', addressOf(target));
    case 'tls':
      return t(
        'Check that the TLS mode of the cluster is the one the server asks for, and the paths of certificate and key.',
      );
    case 'protocol':
      return t('Check that host and port belong to a server which this driver is made for.');
    case 'connection-lost':
      return t('Connect again; if it happens again, look at the server’s log.');
    case 'driver-crashed':
      return t(
        'The extension is unharmed. Connect again; if it happens again, update the driver or use another version of it.',
      );
    case 'cancelled':
    case 'closed':
    case 'server-error':
    case 'text-refused':
      return undefined;
  }
}

export function addressOf({ dsn, driver, host, port }: OdbcTarget): string {
  if (host !== undefined) return port === undefined ? host : `${host}:${port}`;
  return dsn ?? driver ?? '';
}

function driverManagerAdvice(platform: Platform): string {
  switch (platform) {
    case 'win32':
      return t(
        'Install the Microsoft Visual C++ runtime, then reload the window. The sample clusters work without it.',
      );
    case 'darwin':
      return t(
        'Install the driver manager with "brew install unixodbc", then connect again. The sample clusters work without it.',
      );
    case 'linux':
      return t(
        'Install the driver manager: "sudo apt install unixodbc" (Debian, Ubuntu) or "sudo dnf install unixODBC" (Fedora, RHEL), then connect again. The sample clusters work without it.',
      );
  }
}

function driverAdvice(platform: Platform): string {
  switch (platform) {
    case 'win32':
      return t(
        'Install the 64-bit Splice driver, or choose one of those that "ODBC Data Sources (64-bit)" lists on its tab Drivers.',
      );
    case 'darwin':
      return t(
        'Install the Splice driver, or give the path of its library; it is usually /Library/ODBC/SpliceMachine/libsplice_odbc64.dylib. "otool -L" on the library shows whether it needs another one.',
      );
    case 'linux':
      return t(
        'Install the Splice driver, or give the path of its library; it is usually /usr/local/splice/lib64/libsplice_odbc.so. "odbcinst -q -d" lists the drivers, and "ldd" on the library shows whether it needs another one.',
      );
  }
}

function dsnAdvice(platform: Platform): string {
  switch (platform) {
    case 'win32':
      return t(
        'Add the data source in "ODBC Data Sources (64-bit)": a 32-bit one is not seen. Or choose a driver and a host.',
      );
    case 'darwin':
      return t('Add the data source to ~/.odbc.ini or /Library/ODBC/odbc.ini, or choose a driver and a host.');
    case 'linux':
      return t(
        'Add the data source to ~/.odbc.ini or /etc/odbc.ini ("odbcinst -j" shows which files are read), or choose a driver and a host.',
      );
  }
}
