/** The set-up of a pair as one script: turn on, back up, restore, restart, add the peer, and see a row arrive. */

export interface SetupPlaces {
  /** As the active cluster names it. */
  readonly directory: string;
  /** The same place as the passive cluster names it. */
  readonly fromPassive: string;
  readonly table: string;
}

/** Ends with a row written on the active cluster and read on the passive one. */
export function setupScript({ directory, fromPassive, table }: SetupPlaces): string {
  return `-- @active
CALL SYSCS_UTIL.ENABLE_DATABASE_REPLICATION(); -- before the backup: later writes would be lost
CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE('${directory}', 'full');

-- The newest full backup that ended well
-- @let backup_id
SELECT BACKUP_ID FROM SYS.SYSBACKUP
 WHERE INCREMENTAL_BACKUP = false AND STATUS = 'S' AND END_TIMESTAMP IS NOT NULL AND FILESYSTEM = '${directory}'
 ORDER BY BEGIN_TIMESTAMP DESC;
CALL SYSCS_UTIL.VALIDATE_BACKUP('${directory}', :backup_id);

-- @passive
-- @confirm The restore replaces the whole database of the passive cluster.
CALL SYSCS_UTIL.SYSCS_RESTORE_DATABASE('${fromPassive}', :backup_id, false);
-- @confirm Restart the passive cluster now.
-- @wait-for-restart
-- @let passive_key
CALL SYSCS_UTIL.GET_CLUSTER_KEY();

-- @active
CALL SYSCS_UTIL.ADD_PEER(1, :passive_key, true);
CALL SYSCS_UTIL.LIST_PEERS();
INSERT INTO ${table} VALUES (77, 'arrived');
-- @confirm Wait a moment.
-- @passive
SELECT NAME FROM ${table} WHERE ID = 77
`;
}
