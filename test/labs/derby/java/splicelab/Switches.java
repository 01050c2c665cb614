package splicelab;

import java.sql.Connection;
import java.sql.ResultSet;

/** The table calls of 2.8, which keeps no rows: whether a table is on is known from its switch alone. */
public final class Switches {
    private Switches() {}

    public static void ENABLE_TABLE_REPLICATION(String schema, String table, ResultSet[] answer) throws Exception {
        answer[0] = set(schema, table, true);
    }

    public static void DISABLE_TABLE_REPLICATION(String schema, String table, ResultSet[] answer) throws Exception {
        answer[0] = set(schema, table, false);
    }

    private static ResultSet set(String schema, String table, boolean on) throws Exception {
        Session.begin();
        try (Connection connection = Answer.connection()) {
            Catalogue.Table found = new Lookup(new Catalogue(connection)).find(schema, table);
            String name = schema + "." + table;
            if (Outside.names("switchedOn").contains(found.id()) == on) {
                return Answer.warning("Replication for table " + name + (on ? " has been enabled" : " not enabled"));
            }
            Lookup.switchTable(found, on);
            return Answer.success((on ? "Enabled" : "Disabled") + " replication for table " + name);
        } catch (Lookup.NotFound problem) {
            return Answer.error(problem.getMessage());
        }
    }
}
