package splicelab;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** SYS.SYSREPLICATION: names are compared as they are written. */
final class Rows {
    record Row(String scope, String schema, String table) {
        static final Row DATABASE = new Row("DATABASE", null, null);

        static Row ofSchema(String schema) {
            return new Row("SCHEMA", schema, null);
        }

        static Row ofTable(String schema, String table) {
            return new Row("TABLE", schema, table);
        }

        /** One text, for the set of phantoms. */
        String key() {
            return scope + '|' + schema + '|' + table;
        }
    }

    /** What is left of a doubled row whose table was disabled: SELECT sees it, the checks do not, for it is not in the unique index. */
    private final Set<String> phantoms = Outside.names("phantoms");
    private final Connection connection;

    Rows(Connection connection) {
        this.connection = connection;
    }

    List<Row> all() throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT SCOPE, SCHEMANAME, TABLENAME FROM SYS.SYSREPLICATION");
                ResultSet found = statement.executeQuery()) {
            while (found.next()) rows.add(new Row(found.getString(1), found.getString(2), found.getString(3)));
        }
        return rows;
    }

    boolean stand(Row row) throws SQLException {
        return !phantoms.contains(row.key()) && all().contains(row);
    }

    /** Tables of the schema with a row of their own; counted by SQL, hence phantoms with the others, and none for NULL. */
    boolean hasTableOf(String schema) throws SQLException {
        return schema != null && all().stream().anyMatch(row -> row.scope().equals("TABLE") && schema.equals(row.schema()));
    }

    /** Deleting by the unique key takes one row; a second one is nobody's from then on. */
    void deleteOne(Row row) throws SQLException {
        String sql = "SELECT SCOPE, SCHEMANAME, TABLENAME FROM SYS.SYSREPLICATION";
        try (PreparedStatement statement =
                        connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE);
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                if (!row.equals(new Row(found.getString(1), found.getString(2), found.getString(3)))) continue;
                found.deleteRow();
                break;
            }
        }
        if (all().contains(row)) phantoms.add(row.key());
        settle();
    }

    void delete(Row row) throws SQLException {
        if (row.schema() == null) run("DELETE FROM SYS.SYSREPLICATION WHERE SCOPE = ? AND SCHEMANAME IS NULL", row.scope());
        else run("DELETE FROM SYS.SYSREPLICATION WHERE SCOPE = ? AND SCHEMANAME = ?", row.scope(), row.schema());
        settle();
    }

    /** Goes by a prefix of the index: without a name it takes every row of the scope. */
    void deleteOf(String scope, String schema) throws SQLException {
        if (schema == null) run("DELETE FROM SYS.SYSREPLICATION WHERE SCOPE = ?", scope);
        else run("DELETE FROM SYS.SYSREPLICATION WHERE SCOPE = ? AND SCHEMANAME = ?", scope, schema);
        settle();
    }

    void deleteAll() throws SQLException {
        run("DELETE FROM SYS.SYSREPLICATION");
        settle();
    }

    void insert(Row row) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO SYS.SYSREPLICATION VALUES (?, ?, ?)")) {
            statement.setString(1, row.scope());
            statement.setString(2, row.schema());
            statement.setString(3, row.table());
            statement.executeUpdate();
        }
        phantoms.remove(row.key());
        settle();
    }

    /** False where a row stood already: it then stands twice, and the rest is not inserted. */
    boolean insert(List<Row> rows) throws SQLException {
        for (Row row : rows) {
            boolean isThere = stand(row);
            insert(row);
            if (isThere) return false;
        }
        return true;
    }

    /** Phantoms are forgotten with their rows. */
    private void settle() throws SQLException {
        if (!phantoms.isEmpty()) phantoms.retainAll(all().stream().map(Row::key).toList());
        Outside.setNames("phantoms", phantoms);
    }

    private void run(String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setString(i + 1, values[i]);
            statement.executeUpdate();
        }
    }
}
