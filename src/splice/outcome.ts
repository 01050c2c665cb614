/** What became of a procedure call. The replication procedures tell it by the label of their result column. */

export type Outcome =
  | { readonly kind: 'success'; readonly message: string }
  /** The server's `Warning`: nothing was changed. */
  | { readonly kind: 'warning'; readonly message: string }
  /** An `Error` row (no `sqlState`; what was done before it stays done), or an SQL error (with one). */
  | { readonly kind: 'failure'; readonly message: string; readonly sqlState?: string }
  /** The line broke during the call: it may have run, wholly, partly or not at all. */
  | { readonly kind: 'unknown'; readonly message: string };
