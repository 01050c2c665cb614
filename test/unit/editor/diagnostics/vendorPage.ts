/** The statements of the vendor's page on replication, as they are copied from it: with all their mistakes. */
export const vendorPage = `CALL SYSCS_UTIL.ENABLE_DATABASE_REPLICATION();
CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE('/backup', \u2018full\u2019);
select backup_id from sys.sysbackup;
CALL SYSCS_UTIL.SYSCS_RESTORE_DATABASE('hdfs://*activeServer*/backup', 10752 , false);
CALL SYSCS_UTIL.ADD_PEER(1, \u2018*passiveServer*:2181:/hbase-unsecure, true, false);
CALL SYSCS_UTIL.REMOVE_PEER(1);
`;
