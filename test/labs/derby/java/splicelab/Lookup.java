package splicelab;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How a name finds its table, and the switching of what was found. */
final class Lookup {
    /** The message of an outcome row labelled Error. */
    static final class NotFound extends Exception {
        private static final long serialVersionUID = 1;

        NotFound(String message) {
            super(message);
        }
    }

    private final Catalogue catalogue;

    Lookup(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Without outer blanks; what stands between the first two quotes, or else upper case. */
    static String folded(String name) {
        String trimmed = name.trim();
        int opening = trimmed.indexOf('"');
        if (opening < 0) return trimmed.toUpperCase(Locale.ROOT);
        int closing = trimmed.indexOf('"', opening + 1);
        return trimmed.substring(opening + 1, closing < 0 ? trimmed.length() : closing);
    }

    /** No schema stands for the owner's. An external table has nothing in HBase. */
    Catalogue.Table find(String schemaName, String tableName) throws SQLException, NotFound {
        if (tableName == null) throw new NotFound("Table name can not be null");
        String schema = schemaName == null ? Users.OWNER : folded(schemaName);
        String name = folded(tableName);
        if (!catalogue.schemas().contains(schema)) throw new NotFound("Schema '" + schema + "' does not exist");
        Catalogue.Table found = catalogue.table(schema, name);
        if (found == null || found.type().equals("E")) throw tableMissing(schema, name);
        return found;
    }

    /** The two blanks at the end are the server's. */
    private static NotFound tableMissing(String schema, String name) {
        return new NotFound("Table '" + schema + "." + name + "' does not exist.  ");
    }

    static void switchTable(Catalogue.Table table, boolean on) {
        if (!table.hasStorage()) return;
        Set<String> ids = Outside.names("switchedOn");
        if (on) ids.add(table.id());
        else ids.remove(table.id());
        Outside.setNames("switchedOn", ids);
    }

    /** All are looked up first: one that is not found leaves the others as they are. An external one stops the work where it stands. */
    void switchAll(List<Catalogue.Table> tables, boolean on) throws SQLException, NotFound {
        Set<String> schemas = new HashSet<>(catalogue.schemas());
        Set<Catalogue.Table> found = new LinkedHashSet<>();
        for (Catalogue.Table table : tables) found.add(itself(table, schemas));
        Set<String> ids = Outside.names("switchedOn");
        try {
            for (Catalogue.Table table : new ArrayList<>(found)) {
                if (table.type().equals("E")) throw tableMissing(table.schema(), table.name());
                if (!table.hasStorage()) continue;
                if (on) ids.add(table.id());
                else ids.remove(table.id());
            }
        } finally {
            Outside.setNames("switchedOn", ids);
        }
    }

    /** What a table's own name finds: usually itself. A live temporary table is never found. */
    private Catalogue.Table itself(Catalogue.Table table, Set<String> schemas) throws SQLException, NotFound {
        String schema = folded(table.schema());
        String name = folded(table.name());
        if (!schemas.contains(schema)) throw new NotFound("Schema '" + schema + "' does not exist");
        if (table.type().equals("X")) throw tableMissing(schema, name);
        if (schema.equals(table.schema()) && name.equals(table.name())) return table;
        Catalogue.Table twin = catalogue.table(schema, name);
        if (twin == null) throw tableMissing(schema, name);
        return twin;
    }
}
