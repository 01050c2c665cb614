package splicelab;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Who calls, and whether a call may go on. Procedures run with the owner's rights. */
final class Session {
    private Session() {}

    /** To be called first by every procedure; tests let calls wait here. */
    static void begin() throws InterruptedException {
        int delay = Integer.parseInt(Outside.get("delay", "0"));
        if (delay > 0) Thread.sleep(delay);
    }

    /** Throws on a replica, and after a restore until the restart. */
    static void checkWritable() throws Exception {
        if (Outside.is("restoring")) {
            throw Failure.of(
                    "08006",
                    "Can't execute statement while in Restore Mode. Reboot database after restore operation is finished.");
        }
        String role = Outside.get("role", "");
        if (role.equals("REPLICA") || role.equals("SLAVE")) throw Failure.of("RPL00", "Database is read-only.");
    }

    /** The broader scope calls read SYS as their caller. */
    static boolean mayReadSys() throws SQLException {
        String sql =
                "SELECT COUNT(*) FROM SYSIBM.SYSDUMMY1 WHERE SESSION_USER = '" + Users.OWNER + "' OR EXISTS ("
                        + "SELECT 1 FROM SYS.SYSTABLEPERMS p JOIN SYS.SYSTABLES t ON t.TABLEID = p.TABLEID "
                        + "WHERE p.GRANTEE = SESSION_USER AND t.TABLENAME = 'SYSREPLICATION')";
        try (Connection connection = Answer.connection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getInt(1) > 0;
        }
    }
}
