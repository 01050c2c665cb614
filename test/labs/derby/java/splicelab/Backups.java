package splicelab;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Backups and restores in play: a backup is the rows of SYSREPLICATION, put back by a restore that then waits for a restart. */
public final class Backups {
    private Backups() {}

    public static void SYSCS_BACKUP_DATABASE(String directory, String type, ResultSet[] answer) throws Exception {
        answer[0] = backup(directory, type, false);
    }

    public static void SYSCS_BACKUP_DATABASE_ASYNC(String directory, String type, ResultSet[] answer) throws Exception {
        answer[0] = backup(directory, type, true);
    }

    public static void SYSCS_RESTORE_DATABASE(String directory, long id, boolean validate, ResultSet[] answer)
            throws Exception {
        ResultSet refused = restore(directory, id);
        String[] labels = {"result", "warnings"};
        String[] row = {"Restore completed", "Database has to be rebooted"};
        answer[0] = refused != null ? refused : Answer.rows(labels, new String[] {"VARCHAR(100)", "VARCHAR(100)"}, row);
    }

    /** The rows of the backup are what comes back, whatever the moment. */
    public static void SYSCS_RESTORE_DATABASE_TO_TIMESTAMP(
            String directory, long id, boolean validate, String pointInTime, ResultSet[] answer) throws Exception {
        SYSCS_RESTORE_DATABASE(directory, id, validate, answer);
    }

    public static void SYSCS_RESTORE_DATABASE_TO_TRANSACTION(
            String directory, long id, boolean validate, long transaction, ResultSet[] answer) throws Exception {
        Session.begin();
        if (transaction > id) throw Failure.laterThanTheBackup(transaction);
        SYSCS_RESTORE_DATABASE(directory, id, validate, answer);
    }

    public static void SYSCS_RESTORE_DATABASE_ASYNC(String directory, long id, boolean validate, ResultSet[] answer)
            throws Exception {
        ResultSet refused = restore(directory, id);
        String launched = "Launched restore job for backup " + id + " from " + directory.trim();
        answer[0] = refused != null ? refused : Answer.of("Status", launched);
    }

    public static void VALIDATE_BACKUP(String directory, long id, ResultSet[] answer) throws Exception {
        Session.begin();
        String problem = problem(directory, id);
        answer[0] = Answer.of("Results", problem == null ? "No corruptions found for backup." : problem);
    }

    /** Of a part, the names are not looked at. */
    public static void VALIDATE_SCHEMA_BACKUP(String schema, String directory, long id, ResultSet[] answer)
            throws Exception {
        VALIDATE_BACKUP(directory, id, answer);
    }

    public static void VALIDATE_TABLE_BACKUP(String schema, String table, String directory, long id, ResultSet[] answer)
            throws Exception {
        VALIDATE_BACKUP(directory, id, answer);
    }

    public static void SYSCS_GET_RUNNING_BACKUPS(ResultSet[] answer) throws Exception {
        Session.begin();
        String sql =
                "SELECT b.BACKUP_ID AS \"BackupId\", 'DATABASE' AS \"Scope\", 'Full' AS \"Type\", 'SPLICEDB' AS \"Item\", "
                        + "b.BEGIN_TIMESTAMP AS \"LastActiveTimestamp\" FROM SYS.SYSBACKUP b WHERE b.END_TIMESTAMP IS NULL";
        answer[0] = Answer.query(sql);
    }

    public static void SYSCS_CANCEL_BACKUP(long id) throws Exception {
        Session.begin();
        if (run("DELETE FROM SYS.SYSBACKUP WHERE BACKUP_ID = ? AND END_TIMESTAMP IS NULL", id) > 0) return;
        throw Failure.unknownBackupJob(id);
    }

    public static void SYSCS_DELETE_BACKUP(long id, ResultSet[] answer) throws Exception {
        Session.begin();
        if (run("DELETE FROM SYS.SYSBACKUP WHERE BACKUP_ID = ?", id) == 0) {
            answer[0] = Answer.error("Invalid backup ID " + id + ".");
            return;
        }
        run("DELETE FROM SYS.SYSBACKUPITEMS WHERE BACKUP_ID = ?", id);
        Outside.set("backup " + id, null);
        answer[0] = Answer.success("Deleted backup " + id);
    }

    public static void SYSCS_DELETE_OLD_BACKUPS(int window, ResultSet[] answer) throws Exception {
        Session.begin();
        if (window < 0) {
            answer[0] = Answer.error("Invalid backup window: " + window + ".");
            return;
        }
        List<Long> old = olderThan(new Timestamp(System.currentTimeMillis() - window * 86_400_000L));
        for (long id : old) {
            run("DELETE FROM SYS.SYSBACKUP WHERE BACKUP_ID = ?", id);
            run("DELETE FROM SYS.SYSBACKUPITEMS WHERE BACKUP_ID = ?", id);
            Outside.set("backup " + id, null);
        }
        answer[0] = Answer.success("Deleted " + old.size() + " old backups for the past " + window + " days");
    }

    /** Never the newest full one, nor what came after it. */
    private static List<Long> olderThan(Timestamp began) throws SQLException {
        try (Connection connection = Answer.connection();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "SELECT b.BACKUP_ID FROM SYS.SYSBACKUP b WHERE b.BEGIN_TIMESTAMP < ? AND b.BACKUP_ID < "
                                        + "(SELECT MAX(f.BACKUP_ID) FROM SYS.SYSBACKUP f WHERE NOT f.INCREMENTAL_BACKUP)")) {
            statement.setTimestamp(1, began);
            List<Long> ids = new ArrayList<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) ids.add(found.getLong(1));
            }
            return ids;
        }
    }

    private static ResultSet backup(String directory, String type, boolean inBackground) throws Exception {
        Session.begin();
        if (type == null) throw Failure.unexpected();
        String word = type.trim().toUpperCase(Locale.ROOT);
        String place = directory.trim();
        if (!word.equals("FULL") && !word.equals("INCREMENTAL")) {
            return Answer.error("Invalid backup type: " + type + ".");
        }
        if (!place.startsWith("/") && !place.contains("://")) {
            return Answer.error("Invalid backup directory: " + directory + ".");
        }
        long id = Servers.nextId();
        record(id, place, word.equals("INCREMENTAL"));
        String what = type.trim() + " backup";
        return inBackground
                ? Answer.of("Status", "Launched " + what + " " + id + " to " + place + " at background.")
                : Answer.success(what + " to " + place);
    }

    private static void record(long id, String place, boolean incremental) throws SQLException {
        try (Connection connection = Answer.connection();
                PreparedStatement items =
                        connection.prepareStatement(
                                "INSERT INTO SYS.SYSBACKUPITEMS SELECT CAST(? AS BIGINT), s.SCHEMANAME || '.' || t.TABLENAME, "
                                        + "CURRENT_TIMESTAMP, CURRENT_TIMESTAMP FROM SYS.SYSTABLES t JOIN SYS.SYSSCHEMAS s "
                                        + "ON s.SCHEMAID = t.SCHEMAID WHERE t.TABLETYPE IN ('T', 'S')");
                PreparedStatement backup =
                        connection.prepareStatement(
                                "INSERT INTO SYS.SYSBACKUP VALUES (?, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 'S', ?, 'D', ?, "
                                        + "COALESCE(CASE WHEN ? THEN (SELECT MAX(b.BACKUP_ID) FROM SYS.SYSBACKUP b) END, -1), ?)")) {
            items.setLong(1, id);
            int count = items.executeUpdate();
            backup.setLong(1, id);
            backup.setString(2, place);
            backup.setBoolean(3, incremental);
            backup.setBoolean(4, incremental);
            backup.setInt(5, count);
            backup.executeUpdate();
            List<String> content = new ArrayList<>(List.of(place));
            if (keepsRows()) {
                for (Rows.Row row : new Rows(connection).all()) content.add(lineOf(row));
            }
            Outside.set("backup " + id, Lines.join(content));
        }
    }

    /** Null where it was done. The data have to have been brought to this server: the lab's `shipBackups` does. */
    private static ResultSet restore(String directory, long id) throws Exception {
        Session.begin();
        String problem = problem(directory, id);
        if (problem != null) return Answer.error(problem);
        if (keepsRows()) putBack(Lines.split(Outside.get("backup " + id)));
        Outside.set("restoring", "true");
        return null;
    }

    private static void putBack(String[] content) throws SQLException {
        try (Connection connection = Answer.connection()) {
            Rows rows = new Rows(connection);
            rows.deleteAll();
            for (int i = 1; i < content.length; i++) rows.insert(rowOf(content[i]));
        }
    }

    private static boolean keepsRows() {
        return !Outside.get("release", "").startsWith("2.");
    }

    private static String problem(String directory, long id) {
        String content = Outside.get("backup " + id);
        if (content == null) return "Invalid backup ID " + id + ".";
        boolean isThere = directory.trim().endsWith(Lines.split(content)[0]);
        return isThere ? null : "Data for backup " + id + " does not exist at " + directory.trim() + ".";
    }

    private static String lineOf(Rows.Row row) {
        List<String> fields = new ArrayList<>();
        fields.add(row.scope());
        fields.add(row.schema());
        fields.add(row.table());
        return Lines.join(fields);
    }

    private static Rows.Row rowOf(String line) {
        String[] fields = Lines.split(line);
        return new Rows.Row(fields[0], fields[1], fields[2]);
    }

    private static int run(String sql, long id) throws SQLException {
        try (Connection connection = Answer.connection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, id);
            return statement.executeUpdate();
        }
    }
}
