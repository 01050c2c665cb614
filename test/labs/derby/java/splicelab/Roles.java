package splicelab;

import java.sql.ResultSet;

/** The role words changed with sprint 1964; both pairs are understood. */
public final class Roles {
    private Roles() {}

    public static void SET_REPLICATION_ROLE(String role, ResultSet[] answer) throws Exception {
        Session.begin();
        String meant = meant(role);
        if (meant == null) {
            answer[0] = Answer.error("Incorrect replication role '" + role + "'");
            return;
        }
        Outside.set("role", meant);
        answer[0] = Answer.success("set replication role to '" + role + "'");
    }

    public static void GET_REPLICATION_ROLE(ResultSet[] answer) throws Exception {
        Session.begin();
        answer[0] = Answer.of("ROLE", Outside.get("role", "NONE"));
    }

    private static String meant(String role) {
        boolean old = Outside.get("release", "").startsWith("3.0.");
        if ("PRIMARY".equals(role) || "MASTER".equals(role)) return old ? "MASTER" : "PRIMARY";
        if ("REPLICA".equals(role) || "SLAVE".equals(role)) return old ? "SLAVE" : "REPLICA";
        return "NONE".equals(role) ? role : null;
    }
}
