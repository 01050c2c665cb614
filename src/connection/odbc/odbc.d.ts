/** Lets the child be checked where the optional package is not installed; its real shape is in `odbcModule.ts`. */
declare module 'odbc' {
  export function connect(options: object): Promise<unknown>;
}
