package splicelab;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Schemas and tables as the catalogue has them, in the order of their names. */
final class Catalogue {
    record Table(String id, String schema, String name, String type) {
        /** Views, synonyms and temporary tables have nothing in HBase. */
        boolean hasStorage() {
            return type.equals("T") || type.equals("S");
        }

        String inSql() {
            return quoted(schema) + "." + quoted(name);
        }
    }

    private static final Set<String> SYSTEM_SCHEMAS =
            Set.of(
                    "NULLID", "SQLJ", "SYS", "SYSCAT", "SYSCS_DIAG", "SYSCS_UTIL", "SYSFUN", "SYSIBM", "SYSIBMADM", "SYSPROC",
                    "SYSSTAT", "SYSVW");

    private static final String TABLES =
            "SELECT t.TABLEID, s.SCHEMANAME, t.TABLENAME, t.TABLETYPE FROM SYS.SYSTABLES t "
                    + "JOIN SYS.SYSSCHEMAS s ON s.SCHEMAID = t.SCHEMAID ";
    private static final String ORDER = "ORDER BY s.SCHEMANAME, t.TABLENAME";

    private final Connection connection;

    Catalogue(Connection connection) {
        this.connection = connection;
    }

    static boolean isOfSystem(String schema) {
        return SYSTEM_SCHEMAS.contains(schema);
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    List<String> schemas() throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT s.SCHEMANAME FROM SYS.SYSSCHEMAS s ORDER BY s.SCHEMANAME");
                ResultSet found = statement.executeQuery()) {
            while (found.next()) names.add(found.getString(1));
        }
        return names;
    }

    List<Table> tables() throws SQLException {
        return tables(TABLES + ORDER);
    }

    List<Table> tablesOf(String schema) throws SQLException {
        return tables(TABLES + "WHERE s.SCHEMANAME = ? " + ORDER, schema);
    }

    /** Null where there is none. */
    Table table(String schema, String name) throws SQLException {
        List<Table> found = tables(TABLES + "WHERE s.SCHEMANAME = ? AND t.TABLENAME = ? " + ORDER, schema, name);
        return found.isEmpty() ? null : found.get(0);
    }

    /** Ids of the tables that are more than an entry: these have a conglomerate. */
    Set<String> realTables() throws SQLException {
        Set<String> ids = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT c.TABLEID FROM SYS.SYSCONGLOMERATES c");
                ResultSet found = statement.executeQuery()) {
            while (found.next()) ids.add(found.getString(1));
        }
        return ids;
    }

    private List<Table> tables(String sql, String... values) throws SQLException {
        List<Table> tables = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setString(i + 1, values[i]);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    tables.add(
                            new Table(
                                    found.getString(1), found.getString(2), found.getString(3), found.getString(4).trim()));
                }
            }
        }
        return tables;
    }
}
