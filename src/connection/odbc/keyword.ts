/** What can stand as a keyword in a connection string. Pure: runs in the webview too. */
export function isKeyword(key: string): boolean {
  return /^[^={}[\]();,?*!@\\\s][^={};]*$/.test(key) && !key.includes('\0');
}
