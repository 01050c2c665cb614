/** Procedure names that documents of the vendor and older releases use, and what they are called. */

export interface WrongName {
  /** What to call instead; the first one that the arguments fit is taken, else the first of all. Empty: there is nothing. */
  readonly instead: readonly string[];
}

const scopeOrPeer = (verb: 'ENABLE' | 'DISABLE'): WrongName => ({
  instead: [`${verb}_PEER`, `${verb}_SCHEMA_REPLICATION`, `${verb}_TABLE_REPLICATION`],
});

/** By upper-case name. The daily schedule was dropped in the late releases of 2.7 and 2.8. */
export const wrongNames: ReadonlyMap<string, WrongName> = new Map([
  ['ENABLE_REPLICATION', scopeOrPeer('ENABLE')],
  ['DISABLE_REPLICATION', scopeOrPeer('DISABLE')],
  ['SYSCS_VALIDATE_BACKUP', { instead: ['VALIDATE_BACKUP'] }],
  ['SYSCS_VALIDATE_DATABASE', { instead: ['VALIDATE_BACKUP'] }],
  ['SYSCS_SCHEDULE_DAILY_BACKUP', { instead: [] }],
  ['SYSCS_CANCEL_DAILY_BACKUP', { instead: [] }],
]);
