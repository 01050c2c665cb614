package splicelab;

import java.sql.ResultSet;

/** What 2.8 has instead of roles. The last one's text is the server's own slip. */
public final class Sinks {
    private Sinks() {}

    public static void SETUP_REPLICATION_SINK(ResultSet[] answer) throws Exception {
        Session.begin();
        answer[0] = Answer.success("Setup replication sink");
    }

    public static void SETUP_REPLICATION_SINK_LOCAL(ResultSet[] answer) throws Exception {
        SETUP_REPLICATION_SINK(answer);
    }

    public static void SHUTDOWN_REPLICATION_SINK(ResultSet[] answer) throws Exception {
        Session.begin();
        answer[0] = Answer.success("Shutdown replication sink");
    }

    public static void SHUTDOWN_REPLICATION_SINK_LOCAL(ResultSet[] answer) throws Exception {
        SETUP_REPLICATION_SINK(answer);
    }
}
