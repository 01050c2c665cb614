package splicelab;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** What tests put into a cluster beside a state: real tables, whose rows can be taken to another cluster, and entries in bulk. */
final class Contents {
    private final Connection connection;
    private final Catalogue catalogue;

    Contents(Connection connection) {
        this.connection = connection;
        catalogue = new Catalogue(connection);
    }

    /** Below a DATABASE or SCHEMA row a new table is switched on, without a row. */
    void create(String schema, String name, String columns) throws SQLException {
        String quotedSchema = Catalogue.quoted(schema);
        if (!catalogue.schemas().contains(schema)) run("CREATE SCHEMA " + quotedSchema);
        run("CREATE TABLE " + quotedSchema + "." + Catalogue.quoted(name) + " (" + columns + ")");
        Rows rows = new Rows(connection);
        if (rows.stand(Rows.Row.DATABASE) || rows.stand(Rows.Row.ofSchema(schema))) {
            Lookup.switchTable(catalogue.table(schema, name), true);
        }
    }

    /** Rows of SYSREPLICATION stay. */
    void drop(String schema, String name) throws Exception {
        Catalogue.Table table = catalogue.table(schema, name);
        if (table == null) return;
        Lookup.switchTable(table, false);
        if (isReal(table)) run("DROP TABLE " + table.inSql());
        else Dictionary.change(connection, dictionary -> dictionary.dropTableEntry(schema, name));
    }

    /** New schemas, each with as many entries: TABLE_001 and so on. */
    void fill(int tables, List<String> schemas) throws Exception {
        List<String> names = IntStream.rangeClosed(1, tables).mapToObj(number -> String.format("TABLE_%03d", number)).toList();
        Dictionary.change(
                connection,
                dictionary -> {
                    for (String schema : schemas) {
                        dictionary.addSchema(schema);
                        dictionary.addTables(schema, names, "T");
                    }
                });
    }

    /** The columns' names and then the rows, as texts; nothing where there is no real table, or one of the system's. */
    List<List<String>> read(String schema, String name) throws SQLException {
        Catalogue.Table table = catalogue.table(schema, name);
        if (table == null || Catalogue.isOfSystem(schema) || !isReal(table)) return List.of();
        List<List<String>> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT * FROM " + table.inSql())) {
            ResultSetMetaData columns = found.getMetaData();
            List<String> labels = new ArrayList<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) labels.add(columns.getColumnLabel(i));
            lines.add(labels);
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= labels.size(); i++) row.add(found.getString(i));
                lines.add(row);
            }
        }
        return lines;
    }

    /** Puts what was read elsewhere in the place of the rows; false where there is no real table. */
    boolean replace(String schema, String name, List<String[]> lines) throws SQLException {
        Catalogue.Table table = catalogue.table(schema, name);
        if (table == null || !isReal(table)) return false;
        run("DELETE FROM " + table.inSql());
        List<String> columns = List.of(lines.get(0)).stream().map(Catalogue::quoted).toList();
        String places = String.join(", ", Collections.nCopies(columns.size(), "?"));
        String sql = "INSERT INTO " + table.inSql() + " (" + String.join(", ", columns) + ") VALUES (" + places + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (String[] row : lines.subList(1, lines.size())) {
                for (int i = 0; i < row.length; i++) statement.setString(i + 1, row[i]);
                statement.executeUpdate();
            }
        }
        return true;
    }

    private boolean isReal(Catalogue.Table table) throws SQLException {
        return catalogue.realTables().contains(table.id());
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
