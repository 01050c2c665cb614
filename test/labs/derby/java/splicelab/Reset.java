package splicelab;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Puts a cluster's catalogue into a state that a test names: entries alone, no real tables are made. */
final class Reset {
    private final Connection connection;
    private final Catalogue catalogue;

    Reset(Connection connection) {
        this.connection = connection;
        catalogue = new Catalogue(connection);
    }

    /** Each field is a line of its own: what it is, and then its parts. */
    void to(List<String> fields) throws Exception {
        List<String[]> lines = fields.stream().map(Lines::split).toList();
        boolean keepsRows = catalogue.table("SYS", "SYSREPLICATION") != null;
        for (String name : List.of("peers", "switchedOn", "phantoms")) Outside.setNames(name, Set.of());
        for (String name : List.of("role", "progress", "restoring", "delay")) Outside.set(name, null);
        revokeAll();
        run("DELETE FROM SYS.SYSBACKUP");
        run("DELETE FROM SYS.SYSBACKUPITEMS");
        if (keepsRows) new Rows(connection).deleteAll();
        Dictionary.change(connection, dictionary -> replaceContents(dictionary, lines));
        Set<String> on = new LinkedHashSet<>();
        for (String[] line : lines) {
            switch (line[0]) {
                case "row" -> new Rows(connection).insert(new Rows.Row(line[1], line[2], line[3]));
                case "on" -> on.add(catalogue.table(line[1], line[2]).id());
                case "peer" ->
                        Outside.put(
                                new Outside.Peer(
                                        Integer.parseInt(line[1]),
                                        line[2],
                                        Boolean.parseBoolean(line[3]),
                                        Boolean.parseBoolean(line[4])));
                case "role" -> Outside.set("role", line[1]);
                case "progress" -> Outside.set("progress", line[1]);
                case "grant" -> run("GRANT EXECUTE ON PROCEDURE SYSCS_UTIL." + line[1] + " TO " + Users.RESTRICTED);
                default -> {}
            }
        }
        Outside.setNames("switchedOn", on);
    }

    private void replaceContents(Dictionary dictionary, List<String[]> lines) throws Exception {
        Set<String> real = catalogue.realTables();
        for (Catalogue.Table table : catalogue.tables()) {
            if (Catalogue.isOfSystem(table.schema())) continue;
            if (real.contains(table.id())) run("DROP TABLE " + table.inSql());
            else dictionary.dropTableEntry(table.schema(), table.name());
        }
        for (String schema : catalogue.schemas()) if (!Catalogue.isOfSystem(schema)) dictionary.dropSchema(schema);
        for (String[] line : lines) if (line[0].equals("schema")) dictionary.addSchema(line[1]);
        for (String[] line : lines) if (line[0].equals("table")) dictionary.addTables(line[1], List.of(line[2]), line[3]);
    }

    private void revokeAll() throws Exception {
        String granted =
                "SELECT a.ALIAS FROM SYS.SYSROUTINEPERMS p JOIN SYS.SYSALIASES a ON a.ALIASID = p.ALIASID WHERE p.GRANTEE = '"
                        + Users.RESTRICTED
                        + "'";
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(granted)) {
            while (found.next()) {
                run("REVOKE EXECUTE ON PROCEDURE SYSCS_UTIL." + found.getString(1) + " FROM " + Users.RESTRICTED + " RESTRICT");
            }
        }
        Outside.setNames("readersOfSys", Set.of());
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
