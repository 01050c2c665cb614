package splicelab;

import java.sql.ResultSet;

/** What the cluster's servers tell of themselves. */
public final class Servers {
    private static final String TEXT = "VARCHAR(32672)";
    private static final String[][] SETTINGS = {
        {"hbase.regionserver.replication.handler.count", "40"},
        {"replicationEnabled", "true"},
        {"replicationMonitorInterval", "1000"},
        {"replicationMonitorPath", "/splice/replication"},
        {"replicationMonitorQuorum", "null"},
        {"replicationPath", "/replication"},
        {"replicationProgressUpdateInterval", "200"},
        {"replicationSnapshotInterval", "1000"},
    };

    private Servers() {}

    public static void SYSCS_GET_VERSION_INFO(ResultSet[] answer) throws Exception {
        Session.begin();
        String[] labels = {"HOSTNAME", "RELEASE", "IMPLEMENTATION_VERSION", "BUILD_TIME", "URL"};
        String[] row = {
            Outside.get("address"), Outside.get("release"), "lab", "2021-07-22 10:00 +0000", "http://www.splicemachine.com"
        };
        answer[0] = Answer.rows(labels, new String[] {TEXT, TEXT, TEXT, TEXT, TEXT}, row);
    }

    public static void SYSCS_GET_VERSION_INFO_LOCAL(ResultSet[] answer) throws Exception {
        SYSCS_GET_VERSION_INFO(answer);
    }

    public static void SYSCS_GET_ACTIVE_SERVERS(ResultSet[] answer) throws Exception {
        Session.begin();
        String host = Outside.get("address").split(":")[0];
        String[] types = {TEXT, "INTEGER", "BIGINT"};
        answer[0] =
                Answer.rows(
                        new String[] {"HOSTNAME", "PORT", "STARTCODE"}, types, new String[] {host, "16020", "1626948000000"});
    }

    /** Both arguments are ignored. */
    public static void SYSCS_GET_REGION_SERVER_CONFIG_INFO(String configRoot, int mode, ResultSet[] answer)
            throws Exception {
        Session.begin();
        String[][] rows = new String[SETTINGS.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new String[] {Outside.get("address"), SETTINGS[i][0], SETTINGS[i][1]};
        }
        answer[0] =
                Answer.rows(new String[] {"HOST_NAME", "CONFIG_NAME", "CONFIG_VALUE"}, new String[] {TEXT, TEXT, TEXT}, rows);
    }

    public static void SYSCS_GET_CURRENT_TRANSACTION(ResultSet[] answer) throws Exception {
        Session.begin();
        answer[0] = Answer.one("txnId", "BIGINT", String.valueOf(nextId()));
    }

    public static void SYSCS_IS_MEM_PLATFORM(ResultSet[] answer) throws Exception {
        Session.begin();
        answer[0] = Answer.one("IsMemPlatform", "BOOLEAN", "false");
    }

    /** Ids rise by 256 as the server's do. */
    static synchronized long nextId() {
        long id = Long.parseLong(Outside.get("lastId", "185089")) + 256;
        Outside.set("lastId", String.valueOf(id));
        return id;
    }
}
