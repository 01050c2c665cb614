package splicelab;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.apache.derby.iapi.sql.conn.LanguageConnectionContext;
import org.apache.derby.impl.jdbc.EmbedConnection;

/**
 * The lab's own line, past everything under test. A command is a line of fields, its name first; the answer is a line for each row, each
 * behind a plus sign, and then `ok` or `error` with a text.
 */
final class Control {
    private static final String DATABASE = "jdbc:derby:splicedb";
    private static final String LOGIN = ";user=splice;password=" + System.getProperty("derby.user.splice");

    private final PrintStream answers;
    private final Connection connection;

    /** Makes the database where it is not there. */
    Control(PrintStream answers) throws SQLException, ReflectiveOperationException {
        this.answers = answers;
        connection = DriverManager.getConnection(DATABASE + ";create=true" + LOGIN);
        connection.setAutoCommit(false);
        LanguageConnectionContext context = ((EmbedConnection) connection).getLanguageConnection();
        Doorkeeper.stand(context);
        CallCure.apply(context);
        WriteGuard.stand(context);
    }

    void obey(String line) {
        String[] fields = Lines.split(line);
        List<String> rest = Arrays.asList(fields).subList(1, fields.length);
        try {
            for (List<String> row : run(fields[0], rest)) answers.println("+" + Lines.join(row));
            if (!connection.isClosed()) connection.commit();
            answers.println("ok");
        } catch (Throwable failure) {
            failure.printStackTrace();
            answers.println(Lines.join(List.of("error", failure.toString())));
            rollBack();
        }
    }

    private List<List<String>> run(String command, List<String> fields) throws Exception {
        switch (command) {
            case "release" -> Release.become(connection, fields);
            case "reset" -> new Reset(connection).to(fields);
            case "set" -> Outside.set(fields.get(0), fields.get(1));
            case "names" -> Outside.setNames(fields.get(0), new LinkedHashSet<>(fields.subList(1, fields.size())));
            case "grant" -> grant(fields.get(0), fields.get(1));
            case "close-sys" -> closeSys(fields.get(0));
            case "run" -> runAll(fields);
            case "create" -> new Contents(connection).create(fields.get(0), fields.get(1), fields.get(2));
            case "drop" -> new Contents(connection).drop(fields.get(0), fields.get(1));
            case "fill" -> new Contents(connection).fill(Integer.parseInt(fields.get(0)), fields.subList(1, fields.size()));
            case "shutdown" -> shutDown();
            case "query" -> {
                return query(fields.get(0));
            }
            case "read" -> {
                return new Contents(connection).read(fields.get(0), fields.get(1));
            }
            case "replace" -> {
                List<String[]> lines = fields.subList(2, fields.size()).stream().map(Lines::split).toList();
                return List.of(List.of(String.valueOf(new Contents(connection).replace(fields.get(0), fields.get(1), lines))));
            }
            case "get" -> {
                return List.of(Arrays.asList(Outside.get(fields.get(0))));
            }
            case "rows" -> {
                return new Rows(connection).all().stream().map(row -> Arrays.asList(row.scope(), row.schema(), row.table())).toList();
            }
            case "peers" -> {
                return peers();
            }
            case "on" -> {
                return switchedOn();
            }
            default -> throw new IllegalArgumentException("no such command: " + command);
        }
        return List.of();
    }

    /** `SYS` for the catalogue, otherwise a procedure's name. */
    private void grant(String user, String what) throws SQLException {
        if (!what.equals("SYS")) {
            runAll(List.of("GRANT EXECUTE ON PROCEDURE SYSCS_UTIL." + what + " TO " + user));
            return;
        }
        letReadSys(user, true);
    }

    /** Compiled statements would still pass. */
    private void closeSys(String user) throws SQLException {
        letReadSys(user, false);
        runAll(List.of("CALL SYSCS_UTIL.SYSCS_EMPTY_STATEMENT_CACHE()"));
    }

    private static void letReadSys(String user, boolean may) {
        LinkedHashSet<String> readers = new LinkedHashSet<>(Outside.names("readersOfSys"));
        String name = user.toUpperCase(Locale.ROOT);
        if (may) readers.add(name);
        else readers.remove(name);
        Outside.setNames("readersOfSys", readers);
    }

    private void runAll(List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) statement.execute(sql);
        }
    }

    private List<List<String>> query(String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            int count = found.getMetaData().getColumnCount();
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= count; i++) row.add(found.getString(i));
                rows.add(row);
            }
        }
        return rows;
    }

    private List<List<String>> peers() {
        return Outside.peers().values().stream()
                .map(
                        peer ->
                                List.of(
                                        String.valueOf(peer.id()),
                                        peer.clusterKey(),
                                        String.valueOf(peer.enabled()),
                                        String.valueOf(peer.serial())))
                .toList();
    }

    private List<List<String>> switchedOn() throws SQLException {
        LinkedHashSet<String> ids = new LinkedHashSet<>(Outside.names("switchedOn"));
        return new Catalogue(connection)
                .tables().stream()
                        .filter(table -> ids.contains(table.id()))
                        .map(table -> List.of(table.schema(), table.name(), table.type()))
                        .toList();
    }

    /** Leaves files that can be copied. */
    private void shutDown() throws SQLException {
        connection.commit();
        try {
            DriverManager.getConnection(DATABASE + ";shutdown=true" + LOGIN);
        } catch (SQLException done) {
            if (!"08006".equals(done.getSQLState())) throw done;
        }
    }

    private void rollBack() {
        try {
            connection.rollback();
        } catch (SQLException failure) {
            failure.printStackTrace();
        }
    }
}
