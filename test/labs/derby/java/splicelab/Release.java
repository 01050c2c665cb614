package splicelab;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes the catalogue that of another release: system schemas, tables of SYS, views, procedures. Schemas, tables and peers stay. */
final class Release {
    private static final String MAY_SEE =
            " WHERE SESSION_USER = '" + Users.OWNER + "' OR s.SCHEMANAME IN ('SYSVW', SESSION_USER)";

    private static final String[][] VIEWS = {
        {"SYSSCHEMASVIEW", "SELECT s.SCHEMAID, s.SCHEMANAME, s.AUTHORIZATIONID FROM SYS.SYSSCHEMAS s" + MAY_SEE},
        {
            "SYSTABLESVIEW",
            "SELECT t.*, s.SCHEMANAME FROM SYS.SYSTABLES t JOIN SYS.SYSSCHEMAS s ON s.SCHEMAID = t.SCHEMAID" + MAY_SEE
        },
        {
            "SYSALIASESVIEW",
            "SELECT a.ALIASID, a.ALIAS, a.SCHEMAID, a.JAVACLASSNAME, a.ALIASTYPE, a.NAMESPACE, a.SYSTEMALIAS, "
                    + "CAST(a.ALIASINFO AS VARCHAR(32672)) AS ALIASINFO, a.SPECIFICNAME FROM SYS.SYSALIASES a"
        },
        {
            "SYSROUTINEPERMSVIEW",
            "SELECT p.GRANTEE, p.GRANTOR, a.ALIAS, s.SCHEMANAME FROM SYS.SYSROUTINEPERMS p "
                    + "JOIN SYS.SYSALIASES a ON a.ALIASID = p.ALIASID JOIN SYS.SYSSCHEMAS s ON s.SCHEMAID = a.SCHEMAID "
                    + "WHERE SESSION_USER IN ('"
                    + Users.OWNER
                    + "', p.GRANTEE)"
        },
    };

    private static final String[] BACKUPS = {
        "CREATE TABLE SYS.SYSBACKUP (BACKUP_ID BIGINT NOT NULL, BEGIN_TIMESTAMP TIMESTAMP NOT NULL, END_TIMESTAMP TIMESTAMP, "
                + "STATUS VARCHAR(20) NOT NULL, FILESYSTEM VARCHAR(32642) NOT NULL, SCOPE VARCHAR(10) NOT NULL, "
                + "INCREMENTAL_BACKUP BOOLEAN NOT NULL, INCREMENTAL_PARENT_BACKUP_ID BIGINT, BACKUP_ITEM INTEGER)",
        "CREATE TABLE SYS.SYSBACKUPITEMS (BACKUP_ID BIGINT, ITEM VARCHAR(32642), BEGIN_TIMESTAMP TIMESTAMP, "
                + "END_TIMESTAMP TIMESTAMP)",
    };

    /** Without its unique index, which would refuse the doubled rows that Splice's lets through. */
    private static final String ROWS =
            "CREATE TABLE SYS.SYSREPLICATION (SCOPE VARCHAR(10) NOT NULL, SCHEMANAME VARCHAR(128), TABLENAME VARCHAR(128))";

    private Release() {}

    /** Fields: the release, its system schemas parted by commas, and for each procedure its name, class, result sets and parameters. */
    static void become(Connection connection, List<String> fields) throws Exception {
        String name = fields.get(0);
        Set<String> schemas = Set.of(fields.get(1).split(","));
        Dictionary.change(
                connection,
                dictionary -> {
                    if (new Catalogue(connection).table("SYS", "SYSBACKUP") == null) firstTime(connection, dictionary);
                    dropViews(connection, dictionary);
                    for (String optional : List.of("SYSVW", "SYSIBMADM")) {
                        boolean isThere = dictionary.hasSchema(optional);
                        if (isThere && !schemas.contains(optional)) dictionary.dropSchema(optional);
                        if (!isThere && schemas.contains(optional)) dictionary.addSchema(optional);
                    }
                    replaceRows(connection, dictionary, !name.startsWith("2."));
                    for (String old : Outside.names("procedures")) dictionary.dropProcedure(old);
                });
        if (schemas.contains("SYSVW")) createViews(connection);
        Dictionary.change(connection, dictionary -> addProcedures(dictionary, fields.subList(2, fields.size())));
        Outside.set("release", name);
        Outside.set("role", null);
    }

    private static void firstTime(Connection connection, Dictionary dictionary) throws Exception {
        run(connection, "CREATE SCHEMA " + Users.OWNER);
        dictionary.dropSchema("APP");
        dictionary.inSys(connection, BACKUPS);
        dictionary.inSys(connection, grantAll("SYSBACKUP"), grantAll("SYSBACKUPITEMS"));
    }

    /** Procedures write as their caller; what stands outside of them is stopped by the doorkeeper. */
    private static String grantAll(String table) {
        return "GRANT SELECT, INSERT, UPDATE, DELETE ON SYS." + table + " TO PUBLIC";
    }

    private static void dropViews(Connection connection, Dictionary dictionary) throws Exception {
        if (!dictionary.hasSchema("SYSVW")) return;
        for (Catalogue.Table view : new Catalogue(connection).tablesOf("SYSVW")) {
            run(connection, "DROP VIEW SYSVW." + view.name());
        }
    }

    private static void createViews(Connection connection) throws SQLException {
        for (String[] view : VIEWS) {
            run(connection, "CREATE VIEW SYSVW." + view[0] + " AS " + view[1]);
            run(connection, "GRANT SELECT ON SYSVW." + view[0] + " TO PUBLIC");
        }
    }

    private static void replaceRows(Connection connection, Dictionary dictionary, boolean wanted) throws Exception {
        boolean isThere = new Catalogue(connection).table("SYS", "SYSREPLICATION") != null;
        if (isThere && !wanted) dictionary.inSys(connection, "DROP TABLE SYS.SYSREPLICATION");
        if (!isThere && wanted) dictionary.inSys(connection, ROWS, grantAll("SYSREPLICATION"));
    }

    /** Derby's own of the same name go: a procedure has one form only. */
    private static void addProcedures(Dictionary dictionary, List<String> procedures) throws Exception {
        Set<String> names = new LinkedHashSet<>();
        for (String line : procedures) {
            String[] fields = Lines.split(line);
            names.add(fields[0]);
            dictionary.dropProcedure(fields[0]);
            String[] parameters = Arrays.copyOfRange(fields, 3, fields.length);
            dictionary.addProcedure(fields[0], "splicelab." + fields[1], Integer.parseInt(fields[2]), parameters);
        }
        Outside.setNames("procedures", names);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
