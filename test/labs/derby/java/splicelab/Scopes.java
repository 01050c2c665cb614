package splicelab;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.derby.iapi.error.StandardException;

/** The six procedures that say what replicates. An Error rolls nothing back: what was done before it stays. */
public final class Scopes {
    private static final String ROW_EXISTS = "null 'null' already exists.";
    private static final String SYS_IS_CLOSED = "Schema 'SYS' does not exist";

    private Scopes() {}

    /** What a procedure does once it may: gives its own answer, or stumbles over a name. */
    private interface Work {
        ResultSet run(Rows rows, Catalogue catalogue) throws SQLException, StandardException, Lookup.NotFound;
    }

    private static ResultSet run(Work work) throws Exception {
        try (Connection connection = Answer.connection()) {
            return work.run(new Rows(connection), new Catalogue(connection));
        } catch (Lookup.NotFound problem) {
            return Answer.error(problem.getMessage());
        }
    }

    public static void ENABLE_TABLE_REPLICATION(String schema, String table, ResultSet[] answer) throws Exception {
        Session.begin();
        Session.checkWritable();
        String name = schema + "." + table;
        answer[0] =
                run(
                        (rows, catalogue) -> {
                            Rows.Row own = Rows.Row.ofTable(schema, table);
                            if (rows.stand(Rows.Row.DATABASE) || rows.stand(Rows.Row.ofSchema(schema)) || rows.stand(own)) {
                                return Answer.warning("Replication for table " + name + " has been enabled");
                            }
                            Lookup.switchTable(new Lookup(catalogue).find(schema, table), true);
                            rows.insert(own);
                            return Answer.success("Enabled replication for table " + name);
                        });
    }

    /** A broader row that covered the table gives way to rows for all the others, views and synonyms included. */
    public static void DISABLE_TABLE_REPLICATION(String schema, String table, ResultSet[] answer) throws Exception {
        Session.begin();
        Session.checkWritable();
        String name = schema + "." + table;
        answer[0] =
                run(
                        (rows, catalogue) -> {
                            Rows.Row own = Rows.Row.ofTable(schema, table);
                            boolean viaDatabase = rows.stand(Rows.Row.DATABASE);
                            boolean viaSchema = rows.stand(Rows.Row.ofSchema(schema));
                            boolean single = rows.stand(own);
                            if (!viaDatabase && !viaSchema && !single) {
                                return Answer.warning("Replication for table " + name + " not enabled");
                            }
                            Lookup.switchTable(new Lookup(catalogue).find(schema, table), false);
                            if (single) rows.deleteOne(own);
                            rows.delete(Rows.Row.ofSchema(schema));
                            if (viaDatabase) rows.delete(Rows.Row.DATABASE);
                            // Comparing the schemas' names with NULL fails, and there is no message for it.
                            if (viaDatabase && schema == null) return Answer.error("");
                            List<Rows.Row> narrower = new ArrayList<>();
                            if (viaDatabase || viaSchema) narrower.addAll(siblings(catalogue, schema, table));
                            if (viaDatabase) narrower.addAll(others(catalogue, schema));
                            if (!rows.insert(narrower)) return Answer.error(ROW_EXISTS);
                            return Answer.success("Disabled replication for table " + name);
                        });
    }

    public static void ENABLE_SCHEMA_REPLICATION(String schema, ResultSet[] answer) throws Exception {
        Session.begin();
        Session.checkWritable();
        answer[0] =
                run(
                        (rows, catalogue) -> {
                            if (rows.stand(Rows.Row.DATABASE) || rows.stand(Rows.Row.ofSchema(schema))) {
                                return Answer.warning("Replication for schema " + schema + " has been enabled");
                            }
                            if (!Session.mayReadSys()) return Answer.error(SYS_IS_CLOSED);
                            new Lookup(catalogue).switchAll(tablesOf(catalogue, schema), true);
                            rows.deleteOf("TABLE", schema);
                            rows.insert(Rows.Row.ofSchema(schema));
                            return Answer.success("Enabled replication for schema " + schema);
                        });
    }

    /** The DATABASE row goes last: where one of the replacing rows stands already, it stays. */
    public static void DISABLE_SCHEMA_REPLICATION(String schema, ResultSet[] answer) throws Exception {
        Session.begin();
        Session.checkWritable();
        answer[0] =
                run(
                        (rows, catalogue) -> {
                            boolean viaDatabase = rows.stand(Rows.Row.DATABASE);
                            boolean viaRow = viaDatabase || rows.stand(Rows.Row.ofSchema(schema));
                            if (!Session.mayReadSys()) {
                                // Only TABLE rows are counted by SQL, before anything is caught.
                                if (!viaRow) throw Failure.unknownSchema("SYS");
                                return Answer.error(SYS_IS_CLOSED);
                            }
                            if (!viaRow && !rows.hasTableOf(schema)) {
                                return Answer.warning("Replication for schema " + schema + " not enabled");
                            }
                            new Lookup(catalogue).switchAll(tablesOf(catalogue, schema), false);
                            rows.deleteOf("SCHEMA", schema);
                            rows.deleteOf("TABLE", schema);
                            if (viaDatabase && schema == null) return Answer.error("");
                            if (viaDatabase) {
                                if (!rows.insert(others(catalogue, schema))) return Answer.error(ROW_EXISTS);
                                rows.delete(Rows.Row.DATABASE);
                            }
                            return Answer.success("Disabled replication for schema " + schema);
                        });
    }

    public static void ENABLE_DATABASE_REPLICATION(ResultSet[] answer) throws Exception {
        Session.begin();
        Session.checkWritable();
        answer[0] =
                run(
                        (rows, catalogue) -> {
                            if (rows.stand(Rows.Row.DATABASE)) {
                                return Answer.warning("Database replication has been enabled");
                            }
                            if (!Session.mayReadSys()) return Answer.error(SYS_IS_CLOSED);
                            new Lookup(catalogue).switchAll(catalogue.tables(), true);
                            rows.deleteAll();
                            rows.insert(Rows.Row.DATABASE);
                            return Answer.success("Enabled replication for database");
                        });
    }

    /** Wipes every setting, those of schemas and tables too. */
    public static void DISABLE_DATABASE_REPLICATION(ResultSet[] answer) throws Exception {
        Session.begin();
        Session.checkWritable();
        if (!Session.mayReadSys()) throw Failure.unknownSchema("SYS");
        answer[0] =
                run(
                        (rows, catalogue) -> {
                            if (rows.all().isEmpty()) return Answer.warning("Database replication not enabled");
                            new Lookup(catalogue).switchAll(catalogue.tables(), false);
                            rows.deleteAll();
                            return Answer.success("Disabled replication for database");
                        });
    }

    private static List<Catalogue.Table> tablesOf(Catalogue catalogue, String schema) throws SQLException {
        return schema == null ? List.of() : catalogue.tablesOf(schema);
    }

    private static List<Rows.Row> siblings(Catalogue catalogue, String schema, String table) throws SQLException {
        return tablesOf(catalogue, schema).stream()
                .filter(sibling -> !sibling.name().equalsIgnoreCase(table))
                .map(sibling -> Rows.Row.ofTable(schema, sibling.name()))
                .toList();
    }

    private static List<Rows.Row> others(Catalogue catalogue, String schema) throws SQLException {
        return catalogue.schemas().stream()
                .filter(other -> !other.equalsIgnoreCase(schema))
                .map(Rows.Row::ofSchema)
                .toList();
    }
}
