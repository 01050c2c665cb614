package splicelab;

import java.sql.Connection;
import java.sql.ResultSet;

/** What can be read of a running replication. */
public final class Inspection {
    private Inspection() {}

    /** Folds both names twice, so that quotes do not help. */
    public static void REPLICATION_ENABLED(String schemaName, String tableName, ResultSet[] answer) throws Exception {
        Session.begin();
        String schema = schemaName == null ? Users.OWNER : Lookup.folded(Lookup.folded(schemaName));
        String name = tableName == null ? null : Lookup.folded(Lookup.folded(tableName));
        try (Connection connection = Answer.connection()) {
            Catalogue.Table found = new Lookup(new Catalogue(connection)).find(schema, name);
            boolean isOn = Outside.names("switchedOn").contains(found.id());
            answer[0] = Answer.of("Enabled", isOn ? "TRUE" : "FALSE");
        } catch (Lookup.NotFound problem) {
            answer[0] = Answer.error(problem.getMessage());
        }
    }

    /** Without data yet the answer is an Error that is none. */
    public static void GET_REPLICATION_PROGRESS(ResultSet[] answer) throws Exception {
        Session.begin();
        String reached = Outside.get("progress");
        answer[0] = reached == null ? Answer.error("Information not available") : Answer.of("Replication progress", reached);
    }

    public static void GET_REPLICATED_WAL_POSITION(String wal, ResultSet[] answer) throws Exception {
        Session.begin();
        answer[0] = Answer.rows(new String[] {"walPosition"}, new String[] {"VARCHAR(32672)"}, new String[] {null});
    }

    public static void GET_REPLICATED_WAL_POSITIONS(short peerId, ResultSet[] answer) throws Exception {
        Session.begin();
        String position = Outside.get("address") + ":" + peerId;
        String[][] rows = Peers.isKnown(peerId) ? new String[][] {{position}} : new String[0][];
        answer[0] = Answer.rows(new String[] {"walPosition"}, new String[] {"VARCHAR(32672)"}, rows);
    }

    public static void DUMP_UNREPLICATED_WALS(ResultSet[] answer) throws Exception {
        Session.begin();
        answer[0] = Answer.success("");
    }
}
